
namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>One of two silos dies without a word.</summary>
public sealed class KilledSiloTests
{
    // Two seconds are promised, and told as a figure; here a busy machine is to be no failure.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task Kill_OfOneOfTwoSilos_CostsNoCallAndNothingAcknowledged()
    {
        await using var site = await ChaosSite.StartAsync();
        await using var changes = ListChanges.Begin(site.Api(1), "kill");
        var traffic = await Traffic.BeginAsync(site);
        var work = new AcknowledgedWork(site);
        await work.DoAsync(site.Api(0));

        var fault = ChaosSite.Now;
        await site.Silos[0].Server.Process.KillAsync();
        await traffic.CalmAsync(fault, TimeSpan.FromSeconds(20));
        var result = await traffic.EndAsync();

        var outage = Outage.Of(result.Arrivals, fault);
        ChaosSite.Tell($"kill: {result}; {outage}");
        result.WentWell();
        await work.IsKnownToAsync(site.Api(1));
        await changes.EndAsync(site.Api(1));
        Assert.InRange(outage.Length, TimeSpan.Zero, Longest);
    }
}
