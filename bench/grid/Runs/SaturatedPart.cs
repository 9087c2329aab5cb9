using Spit.GridBench.Figures;
using Spit.GridBench.Loads;

namespace Spit.GridBench.Runs;

/// <summary>64 in flight: what a decision costs when frames are full and nobody sleeps.</summary>
internal sealed class SaturatedPart(MeasurePlan plan, Grid grid, Mix mix)
{
    private const int InFlight = 64;
    private const string Stream = "edge stream";
    private const string Client = "Orleans client";
    private const string Bare = "bare, in the silo";
    private const string Counters = "Redis, INCR and EXPIRE";

    private readonly Meter _meter = new(grid);
    private readonly RoundTable _rounds = new();

    public async Task OneSiloAsync(RedisTarget redis, Report report)
    {
        for (var round = 0; round < plan.SaturatedRounds; round++)
        {
            Progress.Tell($"saturated, round {round + 1}");
            _rounds.Add(Stream, await _meter.OfAsync(() => Load(grid.Asker.Stream)));
            _rounds.Add(Client, await _meter.OfAsync(() => Load(grid.Asker.Client)));
            _rounds.Add(Bare, await _meter.OfSilosAsync(() => grid.RunBareAsync(InFlight, plan.SaturatedRound)));
            _rounds.Add(Counters, await Meter.OfRedisAsync(redis, () => Load(redis.AskAsync)));
        }
        report.Title($"CPU, {InFlight} in flight, one silo, median of {plan.SaturatedRounds} rounds");
        foreach (var way in (string[])[Stream, Client, Bare, Counters]) _rounds.Write(report, way, way);
        WriteRatio(report, "stream against client", Client, "streamVsClient");
        WriteRatio(report, "stream against bare", Bare, "streamVsBare");
        report.Row("stream against Redis", $"{_rounds.Ratio(Stream, Counters),8:F2}");
        report.Figure("decisionsPerSecond", Math.Round(_rounds.MedianOf(Stream, round => round.Load.PerSecond)));
    }

    public async Task TwoSilosAsync(Report report)
    {
        for (var round = 0; round < plan.SaturatedRounds; round++)
        {
            Progress.Tell($"saturated, two silos, round {round + 1}");
            _rounds.Add(Stream, await _meter.OfAsync(() => Load(grid.Asker.Stream)));
            _rounds.Add(Client, await _meter.OfAsync(() => Load(grid.Asker.Client)));
        }
        report.Title($"CPU, {InFlight} in flight, two silos, half of the keys on each");
        foreach (var way in (string[])[Stream, Client]) _rounds.Write(report, way, way);
        report.Row("stream against client", $"{_rounds.Ratio(Stream, Client),8:F2}");
    }

    private Task<LoadFigures> Load(Ask ask) => ClosedLoop.RunAsync(ask, mix, InFlight, plan.SaturatedRound);

    private void WriteRatio(Report report, string what, string other, string figure)
    {
        var ratio = _rounds.Ratio(Stream, other);
        report.Row(what, $"{ratio,8:F2}");
        report.Figure(figure, ratio);
    }
}
