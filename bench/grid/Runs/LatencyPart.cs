using Spit.GridBench.Figures;
using Spit.GridBench.Loads;

namespace Spit.GridBench.Runs;

/// <summary>How long an edge waits for its evidence.</summary>
internal sealed class LatencyPart(MeasurePlan plan, Grid grid, Mix mix)
{
    public async Task RunAsync(Report report)
    {
        report.Title("Latency through the stream, one silo");
        foreach (var inFlight in (int[])[1, 64, 1024])
        {
            Progress.Tell($"latency, {inFlight} in flight");
            var latencies = new LatencyHistogram();
            var load = await ClosedLoop.RunAsync(
                grid.Asker.Stream, mix, inFlight, plan.LatencyRound, latencies);
            report.Row($"{inFlight} in flight", $"{latencies}; {load.PerSecond:F0}/s, {load.Missed} missed");
        }
    }
}
