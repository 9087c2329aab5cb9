using Spit.EndToEnd.Tests.Processes;

namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>One of two silos stands still, and then goes on as if nothing had been.</summary>
public sealed class HungSiloTests
{
    // Ten seconds are promised, and told as a figure; here a busy machine is to be no failure.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    // For so long two silos may give different answers about one caller.
    private static readonly TimeSpan LongestDispute = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Hang_OfOneOfTwoSilos_HealsAndOneThatWakesOwnsNothing()
    {
        await using var site = await ChaosSite.StartAsync();
        var witnesses = new Witnesses(site);
        await Witnesses.CallAsync(site.Api(0));
        var traffic = await Traffic.BeginAsync(site);

        var fault = ChaosSite.Now;
        var hung = site.Silos[0].Server.Process;
        hung.Send(Signal.Stop);
        await traffic.CalmAsync(fault, TimeSpan.FromSeconds(30));
        await Witnesses.CallAsync(site.Api(1));

        var woken = ChaosSite.Now;
        hung.Send(Signal.Continue);
        await Until.TrueAsync(
            async () => hung.HasExited || await witnesses.AgreeAsync(),
            LongestDispute,
            () => "the silo that woke ended, or said what the other says\n" + site.Stage.Tails);
        var dispute = ChaosSite.Now - woken;
        await traffic.CalmAsync(woken, TimeSpan.FromSeconds(20));
        var result = await traffic.EndAsync();

        var outage = Outage.Of(result.Arrivals.Where(arrival => arrival.At < woken), fault);
        var after = Outage.Of(result.Arrivals, woken);
        ChaosSite.Tell($"hang: {result}; {outage}; awake, after {dispute.TotalSeconds:0.00} s "
            + $"{(hung.HasExited ? "ended" : "in agreement")}: {after}");
        result.WentWell();
        Assert.InRange(outage.Length, TimeSpan.Zero, Longest);
    }
}
