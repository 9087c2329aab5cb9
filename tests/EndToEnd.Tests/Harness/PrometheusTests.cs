using Spit.EndToEnd.Tests.Programs;

namespace Spit.EndToEnd.Tests.Harness;

public sealed class PrometheusTests
{
    private const string Text = """
        # TYPE spit_edge_calls counter
        spit_edge_calls_total{pop="fra1",disposition="allow"} 3 1700000000000
        spit_edge_calls_total{pop="fra1",disposition="block"} 2
        spit_edge_calls_total_of_another 7
        spit_edge_blocks_held 4
        """;

    [Theory]
    [InlineData("spit_edge_calls_total", 5)]
    [InlineData("spit_edge_blocks_held", 4)]
    [InlineData("spit_edge_calls", 0)]
    public void Sum_Metric_AddsUpItsLabels(string metric, double sum) =>
        Assert.Equal(sum, Prometheus.Sum(Text, metric));
}
