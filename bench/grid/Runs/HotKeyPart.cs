using Spit.GridBench.Figures;
using Spit.GridBench.Loads;

namespace Spit.GridBench.Runs;

/// <summary>Everything comes from one caller and one source: two owners do all the work.</summary>
internal sealed class HotKeyPart(MeasurePlan plan, Grid grid, Mix mix)
{
    private const int InFlight = 64;
    private const string Many = "many keys";
    private const string One = "one caller, one source";

    public async Task RunAsync(Report report)
    {
        var hot = Mix.OfOneCaller(plan.Mix);
        var meter = new Meter(grid);
        var rounds = new RoundTable();
        var latencies = new LatencyHistogram();
        for (var round = 0; round < plan.SaturatedRounds; round++)
        {
            Progress.Tell($"hot key, round {round + 1}");
            rounds.Add(One, await meter.OfAsync(() =>
                ClosedLoop.RunAsync(grid.Asker.Stream, hot, InFlight, plan.SaturatedRound, latencies)));
            rounds.Add(Many, await meter.OfAsync(() =>
                ClosedLoop.RunAsync(grid.Asker.Stream, mix, InFlight, plan.SaturatedRound)));
        }
        report.Title($"A hot key, {InFlight} in flight through the stream, one silo");
        rounds.Write(report, One, One);
        rounds.Write(report, Many, Many);
        report.Row("latency of the hot key", $"{latencies}");
    }
}
