using Spit.Detection.Standings;

namespace Spit.Detection.Tests.Standings;

public sealed class StandingRecordTests
{
    private static readonly DateTimeOffset Start = Sample.Attempt.At;

    [Fact]
    public void KnownHours_CountFromTheFirstCallOn()
    {
        var record = new StandingRecord();
        Assert.Equal(0, record.Evidence(Start).KnownHours);

        record.Observe(Start, Sample.Attempt.Caller, isStranger: true, attempts1h: 1);
        record.Observe(Start.AddHours(3), Sample.Attempt.Caller, isStranger: false, attempts1h: 1);

        Assert.Equal(0, record.Evidence(Start).KnownHours);
        Assert.Equal(5, record.Evidence(Start.AddHours(5)).KnownHours);
    }

    [Fact]
    public void KnownHours_ClockBehindTheFirstCall_AreNotNegative()
    {
        var record = new StandingRecord();
        record.Observe(Start, Sample.Attempt.Caller, isStranger: true, attempts1h: 1);

        Assert.Equal(0, record.Evidence(Start.AddSeconds(-1)).KnownHours);
    }
}
