using System.Diagnostics;
using Spit.Detection;
using Spit.GridBench.Figures;

namespace Spit.GridBench.Loads;

/// <summary>So many askers, each of whom asks again when he has his answer.</summary>
internal static class ClosedLoop
{
    public static async Task<LoadFigures> RunAsync(
        Ask ask, Mix mix, int inFlight, TimeSpan duration, LatencyHistogram? latencies = null)
    {
        var begun = Stopwatch.GetTimestamp();
        return await RunAsync(ask, mix.Next, inFlight, latencies, begun,
            _ => Stopwatch.GetElapsedTime(begun) < duration);
    }

    /// <summary>Asks about so many attempts, the first of which has the number 0.</summary>
    public static Task<LoadFigures> RunAsync(Ask ask, Func<long, CallAttempt> attemptOf, int inFlight, long count)
    {
        var last = -1L;
        return RunAsync(
            ask, () => attemptOf(Interlocked.Increment(ref last)), inFlight, latencies: null,
            Stopwatch.GetTimestamp(), started => started < count);
    }

    private static async Task<LoadFigures> RunAsync(
        Ask ask,
        Func<CallAttempt> next,
        int inFlight,
        LatencyHistogram? latencies,
        long begun,
        Func<long, bool> goesOn)
    {
        long started = 0, missed = 0;
        async Task AskOnAsync()
        {
            while (goesOn(Interlocked.Increment(ref started) - 1))
            {
                var attempt = next();
                var asked = Stopwatch.GetTimestamp();
                if (!await ask(attempt)) Interlocked.Increment(ref missed);
                latencies?.Add(Stopwatch.GetElapsedTime(asked));
            }
        }

        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(AskOnAsync)));
        // Each asker drew one number more than it asked for.
        return new LoadFigures(started - inFlight, missed, Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }
}
