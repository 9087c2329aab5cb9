using Spit.Deploy.Tests.Rules;

namespace Spit.Deploy.Tests.Kubernetes;

public sealed class CarrierTests
{
    [Theory]
    [InlineData("production")]
    [InlineData("single")]
    public async Task Carrier_AllOverlays_FindEachOther(string silos) => NoFaults.In(await CarrierRules.FaultsAsync(
        await Overlay.RenderAsync(silos),
        await Overlay.RenderAsync("edge"),
        await Overlay.RenderAsync("challenger")));

    /// <summary>A checker that finds nothing proves nothing.</summary>
    [Theory]
    [InlineData("edge", "203.0.113.41:5060", "203.0.113.41:5061", "but challengers listen on 5060")]
    [InlineData("edge", "203.0.113.41:5060", "challenger.example:5060", "name of a challenger")]
    [InlineData("edge", "203.0.113.41:5060", "203.0.113.42:5060", "get out to 203.0.113.42")]
    [InlineData("edge", ", \"203.0.113.41:5060\"", "", "all challengers")]
    [InlineData("edge", "spit-grid.spit.svc", "spit-gird.spit.svc", "edges ask")]
    [InlineData("challenger", "spit-grid.spit.svc:7070", "spit-grid.spit.svc:7071", "challengers ask")]
    [InlineData("production", "cidr: 203.0.113.40/31\n    ports", "cidr: 203.0.113.40/32\n    ports", "in at 7070")]
    [InlineData("production", "port: 7071", "port: 7072", "at 7071")]
    public async Task Carrier_FaultPlanted_IsFound(string overlay, string right, string wrong, string expected)
    {
        var yaml = new Dictionary<string, string>();
        foreach (var name in new[] { "production", "edge", "challenger" })
        {
            yaml[name] = await Overlay.RenderAsync(name);
        }
        Assert.Contains(right, yaml[overlay], Ordinal);
        yaml[overlay] = yaml[overlay].Replace(right, wrong, Ordinal);

        var faults = await CarrierRules.FaultsAsync(yaml["production"], yaml["edge"], yaml["challenger"]);

        Assert.Contains(faults, fault => fault.Contains(expected, Ordinal));
    }
}
