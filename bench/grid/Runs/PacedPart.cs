using Spit.GridBench.Figures;
using Spit.GridBench.Loads;

namespace Spit.GridBench.Runs;

/// <summary>Calls that come evenly: the case of every day, where waking threads is most of the cost.</summary>
internal sealed class PacedPart(MeasurePlan plan, Grid grid, Mix mix)
{
    private const int Usual = 2_000;
    private const int Busy = 10_000;
    private const string Stream = "edge stream";
    private const string Client = "Orleans client";
    private const string Pacer = "the pacer alone";

    private readonly Meter _meter = new(grid);

    public async Task RunAsync(Report report)
    {
        await grid.RestAsync(plan.RestLimit);
        var ratio = await RunAsync(report, Usual, latencies: null);
        report.Figure("pacedVsClient", ratio);
        var latencies = new LatencyHistogram();
        await RunAsync(report, Busy, latencies);
        report.Row("edge stream, from when it was due", $"{latencies}");
        report.Figure("p99MsAt10k", latencies.Milliseconds(0.99));
    }

    private async Task<double> RunAsync(Report report, int perSecond, LatencyHistogram? latencies)
    {
        Progress.Tell($"paced, {perSecond}/s");
        // From then on, a round writes what an earlier one left.
        await Load(grid.Asker.Stream, perSecond, plan.Stride, null);
        var rounds = new RoundTable();
        for (var round = 0; round < plan.PacedRounds; round++)
        {
            rounds.Add(Stream, await _meter.OfAsync(() => Load(grid.Asker.Stream, perSecond, latencies)));
            rounds.Add(Client, await _meter.OfAsync(() => Load(grid.Asker.Client, perSecond, null)));
            var pacer = await _meter.OfAsync(() => Load(_ => ValueTask.FromResult(true), perSecond, null));
            rounds.Add(Pacer, pacer with { Silos = TimeSpan.Zero });
        }
        var less = rounds.MedianOf(Pacer, round => round.Microseconds);
        var ratio = rounds.Ratio(Stream, Client, less);
        report.Title($"CPU, paced at {perSecond}/s, one silo, median of {plan.PacedRounds} rounds");
        foreach (var way in (string[])[Stream, Client, Pacer]) rounds.Write(report, way, way);
        report.Row("stream against client, less the pacer", $"{ratio,8:F2}");
        return ratio;
    }

    private Task<LoadFigures> Load(Ask ask, int perSecond, LatencyHistogram? latencies) =>
        Load(ask, perSecond, plan.PacedRound, latencies);

    private Task<LoadFigures> Load(Ask ask, int perSecond, TimeSpan duration, LatencyHistogram? latencies) =>
        new Pacer(ask, mix.Next, perSecond, latencies).RunAsync(duration);
}
