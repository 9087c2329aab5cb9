using System.Globalization;
using System.Text.Json;

namespace Spit.MediaBench.Streams;

/// <summary>The rounds as a table for people, their medians as a line for programs.</summary>
internal static class StreamReport
{
    public static void Write(TextWriter text, StreamPlan plan, StreamRound[] rounds, double speechPerFrame)
    {
        text.WriteLine(Invariant($"{plan.Calls} calls at once, rounds of {plan.Length.TotalSeconds} s"));
        text.WriteLine("round  us/frame   core    p50 ms   p99 ms   max ms  bare p99      sent    lost   empty");
        for (var i = 0; i < rounds.Length; i++) text.WriteLine(Row(i + 1, rounds[i]));
        text.WriteLine(Invariant(
            $"telling speech costs {speechPerFrame:F1} us a frame of a caller who is loud; one core hears ")
            + Invariant($"{20_000 / speechPerFrame:F0} such callers"));
        text.WriteLine(JsonSerializer.Serialize(new Dictionary<string, double>
        {
            ["calls"] = plan.Calls,
            ["cpuPerFrameUs"] = Median(rounds, r => r.CpuPerFrame),
            ["coreShare"] = Median(rounds, r => r.CoreShare),
            ["deviationP50Ms"] = Median(rounds, r => r.Median),
            ["deviationP99Ms"] = Median(rounds, r => r.P99),
            ["deviationMaxMs"] = Math.Round(rounds.Max(r => r.Worst), 3),
            ["bareP99Ms"] = Median(rounds, r => r.BareP99),
            ["speechPerFrameUs"] = Math.Round(speechPerFrame, 1),
            ["sent"] = rounds.Sum(r => r.Sent),
            ["lost"] = rounds.Sum(r => r.LostIn),
            ["empty"] = rounds.Sum(r => r.Empty),
        }));
    }

    private static string Row(int number, StreamRound r) => Invariant(
        $"{number,5}{r.CpuPerFrame,10:F2}{r.CoreShare,7:P1}{r.Median,10:F2}{r.P99,9:F2}{r.Worst,9:F2}{r.BareP99,10:F2}")
        + Invariant($"{r.Sent,10}{r.LostIn,8}{r.Empty,8}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>The middle one; of an even number the upper one.</summary>
    private static double Median(StreamRound[] rounds, Func<StreamRound, double> figure) =>
        Math.Round(rounds.Select(figure).Order().ElementAt(rounds.Length / 2), 3);
}
