namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>One of two silos is told to end while calls come in.</summary>
public sealed class DrainedSiloTests
{
    private const int CallsACaller = 3;
    private const int CallsAnEdge = Traffic.Lines * CallsACaller;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(12);

    [Fact]
    public async Task Terminate_OfOneOfTwoSilos_LosesNoCount()
    {
        await using var site = await ChaosSite.StartAsync();
        (await (await Traffic.BeginAsync(site)).EndAsync()).WentWell();
        var before = await AttemptTotals.ReadAsync(site.Api(1));

        var traffic = Traffic.Begin(site, CallsAnEdge);
        await Until.TrueAsync(
            () => traffic.Arrivals.Count > Traffic.Lines, TimeSpan.FromSeconds(20), () => "calls\n" + site.Stage.Tails);
        var told = ChaosSite.Now;
        Assert.Equal(0, await site.Silos[0].Server.Process.TerminateAsync(Longest));
        var ended = ChaosSite.Now - told;
        var result = await traffic.FinishAsync(TimeSpan.FromSeconds(60));

        var outage = Outage.Of(result.Arrivals, told);
        var after = await AttemptTotals.ReadAsync(site.Api(1));
        var miscount = after.Minus(before, CallsACaller);
        ChaosSite.Tell($"drain in {ended.TotalSeconds:0.0} s: {result}; {outage}; {miscount}");
        result.WentWell();
        // What an edge asked while it had no stream, or on one that was just ending, is not counted; all else is.
        var unasked = result.Arrivals.Count(arrival => arrival.At > told && arrival.Missing == "disconnected");
        Assert.InRange(miscount.Callers, -unasked, 0);
        Assert.InRange(miscount.Sources, -unasked, 0);
        Assert.InRange(miscount.CallersOff, 0, unasked);
    }
}
