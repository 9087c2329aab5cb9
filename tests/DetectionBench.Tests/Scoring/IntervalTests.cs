using Spit.DetectionBench.Scoring;

namespace Spit.DetectionBench.Tests.Scoring;

public sealed class IntervalTests
{
    // Newcombe 1998, table I: 81 of 263.
    [Fact]
    public void Wilson_PublishedExample_Agrees()
    {
        var interval = Interval.Wilson(81, 263);

        Assert.Equal(0.2553, interval.Low, 4);
        Assert.Equal(0.3662, interval.High, 4);
    }

    [Fact]
    public void Wilson_NoHits_IsNotCertain()
    {
        var interval = Interval.Wilson(0, 100_000);

        Assert.Equal(0, interval.Low);
        Assert.Equal(3.84e-5, interval.High, 6);
    }

    [Fact]
    public void OverRuns_RunsThatAgree_HaveNoWidth()
    {
        var interval = Interval.OverRuns([0.5, 0.5, 0.5], runs => runs.Average());

        Assert.Equal(new Interval(0.5, 0.5), interval);
    }

    [Fact]
    public void OverRuns_RunsThatDiffer_HoldTheMean()
    {
        double[] runs = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0];

        var interval = Interval.OverRuns(runs, some => some.Average());

        // The mean is 0.55, its standard error 0.0908.
        Assert.InRange(interval.Low, 0.33, 0.42);
        Assert.InRange(interval.High, 0.68, 0.77);
    }
}
