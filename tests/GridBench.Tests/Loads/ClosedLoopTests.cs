using Spit.Detection;
using Spit.GridBench.Loads;

namespace Spit.GridBench.Tests.Loads;

public sealed class ClosedLoopTests
{
    [Fact]
    public async Task RunAsync_SoManyAttempts_AsksEachOnceAndCountsTheMissed()
    {
        var at = DateTimeOffset.UnixEpoch;
        var asked = new List<string>();
        async ValueTask<bool> AskAsync(CallAttempt attempt)
        {
            await Task.Yield();
            lock (asked) asked.Add(attempt.Caller.Identity);
            return attempt.Caller.Identity[^1] != '7';
        }

        var load = await ClosedLoop.RunAsync(
            AskAsync, n => Mix.OfMany(MixSize.Quick, (int)n, n, at), inFlight: 8, count: 100);

        Assert.Equal((100, 10), (load.Asked, load.Missed));
        Assert.Equal(100, asked.Distinct().Count());
    }

    [Fact]
    public async Task RunAsync_InFlight_NeverMoreThanThat()
    {
        var mix = Mix.OfOneCaller(MixSize.Quick);
        int now = 0, most = 0;
        async ValueTask<bool> AskAsync(CallAttempt attempt)
        {
            InterlockedMax(ref most, Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
            return true;
        }

        await ClosedLoop.RunAsync(AskAsync, _ => mix.Next(), inFlight: 4, count: 2_000);

        Assert.InRange(most, 1, 4);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen;)
        {
            var before = Interlocked.CompareExchange(ref most, value, seen);
            if (before == seen) return;
            seen = before;
        }
    }
}
