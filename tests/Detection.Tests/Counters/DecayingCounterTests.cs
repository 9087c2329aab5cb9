using CsCheck;
using Spit.Detection.Counters;

namespace Spit.Detection.Tests.Counters;

public sealed class DecayingCounterTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    [Fact]
    public void At_OneWindowLater_ThirtySevenPercentAreLeft()
    {
        var counter = default(DecayingCounter).Add(Start, Window, 100);

        Assert.Equal(100, counter.At(Start, Window));
        Assert.Equal(100 / Math.E, counter.At(Start + Window, Window), 9);
    }

    [Fact]
    public void At_SteadyPace_TendsToRateTimesWindow()
    {
        var counter = default(DecayingCounter);
        for (var i = 0; i < 2000; i++) counter = counter.Add(Start.AddSeconds(i / 10.0), Window);

        Assert.Equal(100.5, counter.At(Start.AddSeconds(199.9), Window), 0.01);
    }

    [Fact]
    public void Add_ClockGoesBackwards_CountsWithoutDecayOrGrowth()
    {
        var counter = default(DecayingCounter).Add(Start, Window).Add(Start - Window, Window);

        Assert.Equal(2, counter.At(Start, Window));
        Assert.Equal(2, counter.At(Start.AddHours(-2), Window));
        Assert.Equal(2 / Math.E, counter.At(Start + Window, Window), 9);
    }

    [Fact]
    public void Add_ClockWasAheadByMoreThanAWindow_FadesFromNowOn()
    {
        var counter = default(DecayingCounter).Add(Start.AddHours(1), Window).Add(Start, Window);

        Assert.Equal(2, counter.At(Start, Window));
        Assert.Equal(2 / Math.E, counter.At(Start + Window, Window), 9);
    }

    [Fact]
    public void At_AnyAdditions_NeverGrowsWithTimeAndNeverExceedsTheirNumber() =>
        Gen.Select(Gen.Double[0, 100].Array[1, 50], Gen.Double[0, 1000], Gen.Double[0, 1000]).Sample(
            (additions, first, more) =>
            {
                var counter = additions.Order()
                    .Aggregate(default(DecayingCounter), (c, at) => c.Add(Start.AddSeconds(at), Window));
                var early = counter.At(Start.AddSeconds(first), Window);
                var late = counter.At(Start.AddSeconds(first + more), Window);
                return early >= late && late >= 0 && early <= additions.Length + 1e-9;
            },
            iter: 2_000);

    [Fact]
    public void Add_OneAtATimeOrExactSum_AreEqual() =>
        Gen.Double[0, 100].Array[1, 50].Sample(
            additions =>
            {
                var counter = additions.Order()
                    .Aggregate(default(DecayingCounter), (c, at) => c.Add(Start.AddSeconds(at), Window));
                var exact = additions.Sum(at => Math.Exp(-(100 - at) / 10));
                return Math.Abs(counter.At(Start.AddSeconds(100), Window) - exact) < 1e-4;
            },
            iter: 2_000);
}
