using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Scoring;

namespace Spit.DetectionBench.Baselines;

/// <summary>Shows a baseline the calls as they would happen [world]: what is known when.</summary>
internal static class CausalRun
{
    // [world]: an unanswered attempt rings for 20 s.
    private const int UnansweredMs = 20_000;

    public static Disposition[] Over(IReadOnlyList<Call> calls, IBaseline baseline)
    {
        var verdicts = new Disposition[calls.Count];
        PriorityQueue<int, long> ongoing = new();
        for (var row = 0; row < calls.Count; row++)
        {
            var call = calls[row];
            while (ongoing.TryPeek(out var ended, out var at) && at <= call.StartMs)
            {
                ongoing.Dequeue();
                baseline.Ended(calls[ended]);
            }
            if (!UriText.IsEmergency(call.Callee) && baseline.Refuses(call)) verdicts[row] = Disposition.Block;
            else ongoing.Enqueue(row, call.StartMs + LengthMs(call));
        }
        return verdicts;
    }

    private static long LengthMs(Call call) =>
        call.DurationMs < 0 ? UnansweredMs : Math.Max(0, call.AnswerMs) + call.DurationMs;
}
