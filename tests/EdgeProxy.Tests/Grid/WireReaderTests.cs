using Spit.EdgeProxy.Grid;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Tests.Grid;

public sealed class WireReaderTests
{
    [Fact]
    public void Read_CallerEvidence_KeepsEveryField()
    {
        var read = WireReader.Read(new Wire.CallerEvidence
        {
            Attempts10S = 1,
            Attempts1M = 2,
            Attempts1H = 3,
            Attempts24H = 4,
            Callees1H = 5,
            Ended24H = 6,
            Answered24H = 7,
            Short24H = 8,
            MeanDurationSeconds = 9.5,
            Good = 10,
            Bad = 11,
            FirstSeenUnixMs = 12_000,
            AttemptsTotal = 13,
        })!;

        Assert.Equal((1, 2, 3, 4), (read.Attempts10s, read.Attempts1m, read.Attempts1h, read.Attempts24h));
        Assert.Equal((5, 6, 7, 8), (read.Callees1h, read.Ended24h, read.Answered24h, read.Short24h));
        Assert.Equal((TimeSpan.FromSeconds(9.5), 10, 11), (read.MeanDuration, read.Good, read.Bad));
        Assert.Equal((DateTimeOffset.FromUnixTimeSeconds(12), 13), (read.FirstSeen, read.AttemptsTotal));
    }

    [Fact]
    public void Read_SourceEvidence_KeepsEveryField()
    {
        var read = WireReader.Read(new Wire.SourceEvidence
        {
            Attempts10S = 1,
            Attempts1M = 2,
            Attempts1H = 3,
            Callers1H = 4,
            GoodCallers24H = 5,
            Ended24H = 6,
            Answered24H = 7,
            Short24H = 8,
            FirstSeenUnixMs = 9_000,
            AttemptsTotal = 10,
        })!;

        Assert.Equal((1, 2, 3), (read.Attempts10s, read.Attempts1m, read.Attempts1h));
        Assert.Equal((4, 5), (read.Callers1h, read.GoodCallers24h));
        Assert.Equal((6, 7, 8), (read.Ended24h, read.Answered24h, read.Short24h));
        Assert.Equal((DateTimeOffset.FromUnixTimeSeconds(9), 10), (read.FirstSeen, read.AttemptsTotal));
    }

    [Theory]
    [InlineData(double.NaN, long.MinValue)]
    [InlineData(double.PositiveInfinity, long.MaxValue)]
    [InlineData(-5, -1_000_000_000_000_000)]
    public void Read_NumbersOutOfRange_DoNotThrow(double seconds, long milliseconds)
    {
        var wire = new Wire.CallerEvidence { MeanDurationSeconds = seconds, FirstSeenUnixMs = milliseconds };

        var read = WireReader.Read(wire)!;

        Assert.Equal((TimeSpan.Zero, DateTimeOffset.UnixEpoch), (read.MeanDuration, read.FirstSeen));
    }

    [Fact]
    public void Read_Nothing_IsNothing()
    {
        Assert.Null(WireReader.Read((Wire.CallerEvidence?)null));
        Assert.Null(WireReader.Read((Wire.SourceEvidence?)null));
    }
}
