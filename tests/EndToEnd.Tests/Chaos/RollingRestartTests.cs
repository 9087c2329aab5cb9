namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>Three silos are replaced one after another, as a Deployment does it.</summary>
public sealed class RollingRestartTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Restart_OfThreeSilosOneByOne_CostsNoCall()
    {
        await using var site = await ChaosSite.StartAsync(silos: 3);
        await using var changes = ListChanges.Begin(site.Api(2), "rolling");
        var traffic = await Traffic.BeginAsync(site);

        var begun = ChaosSite.Now;
        foreach (var silo in site.Silos)
        {
            Assert.Equal(0, await silo.Server.Process.TerminateAsync(Grace));
            await silo.StartAsync();
        }
        var took = ChaosSite.Now - begun;
        await traffic.CalmAsync(ChaosSite.Now, TimeSpan.FromSeconds(20));
        var result = await traffic.EndAsync();

        ChaosSite.Tell($"rolling restart in {took.TotalSeconds:0.0} s: {result}; {Outage.Of(result.Arrivals, begun)}; "
            + $"{changes.Acknowledged} list changes taken, {changes.Refused} refused");
        result.WentWell();
        await changes.EndAsync(site.Api(0), site.Api(1), site.Api(2));
    }
}
