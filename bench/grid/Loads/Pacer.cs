using System.Diagnostics;
using Spit.Detection;
using Spit.GridBench.Figures;

namespace Spit.GridBench.Loads;

/// <summary>Asks at a fixed rate whatever the answers do: an open loop, as callers are one.</summary>
/// <remarks>
/// A thread of its own, as an edge's sockets have, sleeps until the next tick and asks what is due. A latency counts
/// from when its tick was meant to be, so that a pacer held up hides nothing.
/// </remarks>
internal sealed class Pacer(Ask ask, Func<CallAttempt> next, int perSecond, LatencyHistogram? latencies = null)
{
    // One question a tick at 2,000/s; finer ticks would cost more than what is measured.
    private const int TicksPerSecond = 2_000;

    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _asked;
    private long _missed;

    // The pacer itself is one of those under way until it ends.
    private long _underWay = 1;

    public async Task<LoadFigures> RunAsync(TimeSpan duration)
    {
        var begun = Stopwatch.GetTimestamp();
        new Thread(() => Pace(begun, duration)) { IsBackground = true, Name = "pacer" }.Start();
        await _settled.Task.WaitAsync(duration + Deadlines.Drain);
        return new LoadFigures(_asked, _missed, duration.TotalSeconds);
    }

    private void Pace(long begun, TimeSpan duration)
    {
        var ticks = (long)(duration.TotalSeconds * TicksPerSecond);
        for (var tick = 1L; tick <= ticks; tick++)
        {
            var meant = TimeSpan.FromTicks(tick * TimeSpan.TicksPerSecond / TicksPerSecond);
            Sleep.For(meant - Stopwatch.GetElapsedTime(begun));
            for (var due = tick * perSecond / TicksPerSecond; _asked < due; _asked++)
            {
                Interlocked.Increment(ref _underWay);
                _ = FollowAsync(next(), begun, meant);
            }
        }
        Settle();
    }

    private async Task FollowAsync(CallAttempt attempt, long begun, TimeSpan meant)
    {
        try
        {
            if (!await ask(attempt)) Interlocked.Increment(ref _missed);
            latencies?.Add(Stopwatch.GetElapsedTime(begun) - meant);
        }
        finally
        {
            Settle();
        }
    }

    private void Settle()
    {
        if (Interlocked.Decrement(ref _underWay) == 0) _settled.SetResult();
    }
}
