using System.Globalization;
using System.Text.Json;

namespace Spit.MediaBench.Streams;

/// <summary>What one run has measured.</summary>
/// <param name="CoreShare">CPU of the audio thread as a share of one core.</param>
/// <param name="FrameMicroseconds">CPU of the audio thread for 20 ms of one leg, in and out.</param>
/// <param name="P50">Of the packets' lateness, in ms.</param>
/// <param name="Dropped">Share of the packets that were sent to the engine and not heard.</param>
internal sealed record StreamsRun(
    int Legs, double CoreShare, double FrameMicroseconds, double P50, double P99, double Longest, double Dropped)
{
    public string ToText() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Legs} legs: {100 * CoreShare:F1} % of a core, {FrameMicroseconds:F2} us a frame; "
        + $"late p50 {P50:F3} ms, p99 {P99:F3} ms, longest {Longest:F1} ms; dropped {100 * Dropped:F3} %");

    /// <summary>The medians of several runs, one line.</summary>
    public static string ToJson(IReadOnlyList<StreamsRun> runs) => JsonSerializer.Serialize(new
    {
        legs = runs[0].Legs,
        runs = runs.Count,
        coreShare = Median(runs, r => r.CoreShare),
        frameUs = Median(runs, r => r.FrameMicroseconds),
        lateP50Ms = Median(runs, r => r.P50),
        lateP99Ms = Median(runs, r => r.P99),
        lateMaxMs = Median(runs, r => r.Longest),
        dropped = Median(runs, r => r.Dropped),
    });

    private static double Median(IReadOnlyList<StreamsRun> runs, Func<StreamsRun, double> figure) =>
        Math.Round(runs.Select(figure).Order().ElementAt(runs.Count / 2), 5);
}
