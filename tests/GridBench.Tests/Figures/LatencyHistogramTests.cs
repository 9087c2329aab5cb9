using Spit.GridBench.Figures;

namespace Spit.GridBench.Tests.Figures;

public sealed class LatencyHistogramTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Milliseconds_ManyTimes_NeverLessThanSortedAndHardlyMore(int seed)
    {
        var draw = new Random(seed);
        var ticks = Enumerable.Range(0, 10_000).Select(_ => (long)Math.Pow(10, 1 + (draw.NextDouble() * 8))).ToArray();
        var histogram = new LatencyHistogram();
        foreach (var time in ticks) histogram.Add(TimeSpan.FromTicks(time));
        Array.Sort(ticks);

        foreach (var share in (double[])[0.001, 0.1, 0.5, 0.9, 0.99, 0.999, 1])
        {
            var exact = ticks[(int)Math.Ceiling(share * ticks.Length) - 1] / (double)TimeSpan.TicksPerMillisecond;
            Assert.InRange(histogram.Milliseconds(share), exact, exact * (1 + (1 / 64d)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(long.MaxValue)]
    public void Milliseconds_OneTime_IsInItsBucket(long ticks)
    {
        var histogram = new LatencyHistogram();
        histogram.Add(TimeSpan.FromTicks(ticks));

        var exact = ticks / (double)TimeSpan.TicksPerMillisecond;
        Assert.Equal(1, histogram.Count);
        Assert.InRange(histogram.Milliseconds(0.5), exact, exact * (1 + (1 / 64d)));
    }

    [Fact]
    public void Milliseconds_OneSlowOfAThousand_ShowsAtTheLastShareAlone()
    {
        var histogram = new LatencyHistogram();
        for (var i = 0; i < 999; i++) histogram.Add(TimeSpan.FromMilliseconds(1));
        histogram.Add(TimeSpan.FromMilliseconds(1000));

        Assert.InRange(histogram.Milliseconds(0.999), 1, 1.02);
        Assert.InRange(histogram.Milliseconds(1), 1000, 1016);
    }

    [Fact]
    public void Milliseconds_OfNone_IsNoNumber() => Assert.Equal(double.NaN, new LatencyHistogram().Milliseconds(0.5));
}
