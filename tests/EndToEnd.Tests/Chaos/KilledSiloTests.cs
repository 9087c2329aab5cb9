using Spit.EndToEnd.Tests.Processes;

namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>One of two silos dies without a word.</summary>
public sealed class KilledSiloTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Kill_OfOneOfTwoSilos_CostsNoCallAndNothingAcknowledged()
    {
        await using var site = await ChaosSite.StartAsync();
        var traffic = await Traffic.BeginAsync(site, perSecond: 200);

        foreach (var silo in site.Silos) ChaosSite.Tell($"keys {await silo.Server.MetricAsync("spit_grid_keys")} streams {await silo.Server.MetricAsync("spit_grid_streams")}");
        var fault = site.Now;
        await site.Silos[0].Server.Process.KillAsync();
        await traffic.CalmAsync(fault, TimeSpan.FromSeconds(20));
        var result = await traffic.EndAsync();

        foreach (var edge in site.Edges) ChaosSite.Tell($"missing {await edge.Server.MetricAsync("spit_edge_evidence_missing_total")}");
        var outage = Outage.Of(result.Arrivals, fault);
        ChaosSite.Tell($"kill: {result}; {outage}");
        result.WentWell();
        Assert.InRange(outage.Length, TimeSpan.Zero, Longest);
    }
}
