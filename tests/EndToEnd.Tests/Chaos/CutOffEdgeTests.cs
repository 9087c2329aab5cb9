using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;
using Spit.Protocol.V1;

namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>One POP loses the way to the grid, both its endpoints at once.</summary>
public sealed class CutOffEdgeTests
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(5);

    // The longest wait between two tries is 2 s; the rest is for a busy machine.
    private static readonly TimeSpan LongestHealing = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task Cut_OfOneEdgesWay_LetsCallsGoOnAndListsHold()
    {
        await using var site = await ChaosSite.WithSilosAsync([], []);
        await using var first = Relay.Start(FreePorts.NextEndPoint(), site.Silos[0].Api);
        await using var second = Relay.Start(FreePorts.NextEndPoint(), site.Silos[1].Api);
        await site.StartEdgesAsync(
            [first.Url, second.Url], [site.Silos[0].Grid, site.Silos[1].Grid]);
        await site.Api(0).AddAsync(ListKind.Block, PatternKind.Caller, "tel:" + Numbers.Caller(1));
        await site.Edges[0].Server.HoldsListsAsync();
        // A way that is stalled is found out later than one that is closed.
        await CutAsync(site, [first, second], isClosed: false);
        if (ChaosScale.IsLong) await CutAsync(site, [first, second], isClosed: true);
    }

    private static async Task CutAsync(ChaosSite site, Relay[] ways, bool isClosed)
    {
        var traffic = await Traffic.BeginAsync(site);

        var fault = ChaosSite.Now;
        Cut(ways, isClosed);
        await Task.Delay(Away / 2, TestContext.Current.CancellationToken);
        await AreRefusedAsync(site, calls: 5);
        await Task.Delay(Away / 2, TestContext.Current.CancellationToken);
        var back = ChaosSite.Now;
        foreach (var way in ways) way.Resume();
        await traffic.CalmAsync(back, TimeSpan.FromSeconds(20));
        var result = await traffic.EndAsync();

        var outage = Outage.Of(result.Arrivals.Where(arrival => arrival.At < back), fault);
        var after = Outage.Of(result.Arrivals, back);
        ChaosSite.Tell($"edge cut off, {(isClosed ? "closed" : "stalled")}: {result}; {outage}; after it: {after}");
        result.WentWell();
        Assert.True(outage.Without > 0, "the way was cut");
        Assert.InRange(after.Length, TimeSpan.Zero, LongestHealing);
    }

    private static void Cut(Relay[] relays, bool isClosed)
    {
        foreach (var relay in relays)
        {
            if (isClosed) relay.Close();
            else relay.Stall();
        }
    }

    private static async Task AreRefusedAsync(ChaosSite site, int calls)
    {
        var run = SippRun.Start(site.Stage, new SippOptions
        {
            Scenario = "uac-is-refused",
            Local = FreePorts.NextEndPoint(),
            Target = site.Edges[0].Sip,
            Calls = Call.FanOut(Numbers.Caller(1), calls),
            Count = calls,
            PerSecond = 10,
        });
        (await run.FinishAsync(TimeSpan.FromSeconds(20))).HasSucceeded(calls);
    }
}
