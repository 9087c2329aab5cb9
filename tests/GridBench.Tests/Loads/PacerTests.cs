using System.Diagnostics;
using Spit.GridBench.Figures;
using Spit.GridBench.Loads;

namespace Spit.GridBench.Tests.Loads;

public sealed class PacerTests
{
    private static readonly Mix Calls = Mix.OfOneCaller(MixSize.Quick);

    [Theory]
    [InlineData(1_000)]
    [InlineData(2_000)]
    [InlineData(10_000)]
    public async Task RunAsync_AtARate_AsksAsOftenAndNoFaster(int perSecond)
    {
        var duration = TimeSpan.FromMilliseconds(200);
        var begun = Stopwatch.GetTimestamp();

        var load = await new Pacer(_ => ValueTask.FromResult(true), Calls.Next, perSecond).RunAsync(duration);

        Assert.Equal(perSecond / 5, load.Asked);
        Assert.True(Stopwatch.GetElapsedTime(begun) >= duration);
    }

    [Fact]
    public async Task RunAsync_AnswersThatComeLate_AreWaitedForAndCountFromWhenTheyWereDue()
    {
        var late = TimeSpan.FromMilliseconds(50);
        var latencies = new LatencyHistogram();

        var load = await new Pacer(
            async _ =>
            {
                // A delay may be early by some milliseconds: the clock of timers is coarse.
                var asked = Stopwatch.GetTimestamp();
                while (Stopwatch.GetElapsedTime(asked) < late) await Task.Delay(5);
                return false;
            },
            Calls.Next,
            perSecond: 1_000,
            latencies).RunAsync(TimeSpan.FromMilliseconds(100));

        Assert.Equal((100, 100, 100), (load.Asked, load.Missed, latencies.Count));
        Assert.True(latencies.Milliseconds(0) >= late.TotalMilliseconds);
    }
}
