using Spit.Media.Rtp;

namespace Spit.Media.Tests.Rtp;

public sealed class RtpReceiverTests
{
    private readonly RtpReceiver _receiver = new();

    [Fact]
    public void Receive_SequenceWraps_CountsOn()
    {
        for (var i = 0; i < 10; i++)
            Assert.Equal(i == 0 ? RtpArrival.Started : RtpArrival.Accepted, Receive(i));
        Assert.Equal(0, _receiver.Lost);
        var report = _receiver.Report(TimeSpan.Zero)!.Value;
        Assert.Equal(RtpSample.FirstSequence + 9u, report.HighestSequence);
        Assert.Equal(RtpSample.Source, report.Source);
    }

    /// <summary>RFC 3550 A.3: the fraction is that of the interval, the sum that of the whole stream.</summary>
    [Fact]
    public void Report_SomeLost_TellsFractionAndSum()
    {
        foreach (var i in (int[])[0, 1, 4, 5, 3, 6, 7]) Receive(i);
        var first = _receiver.Report(TimeSpan.Zero)!.Value;
        Assert.Equal((1, 1 * 256 / 8), (first.CumulativeLost, first.FractionLost));
        for (var i = 8; i < 12; i++) Receive(i);
        var second = _receiver.Report(TimeSpan.Zero)!.Value;
        Assert.Equal((1, 0), (second.CumulativeLost, second.FractionLost));
        Receive(15);
        Assert.Equal(192, _receiver.Report(TimeSpan.Zero)!.Value.FractionLost);
        Assert.Equal(4, _receiver.Lost);
    }

    [Fact]
    public void Report_Copies_LossIsNegativeAndNoFraction()
    {
        Receive(0);
        Receive(0);
        Receive(0);
        var report = _receiver.Report(TimeSpan.Zero)!.Value;
        Assert.Equal((-2, 0), (report.CumulativeLost, report.FractionLost));
    }

    [Fact]
    public void Report_NothingReceived_IsNull() => Assert.Null(_receiver.Report(TimeSpan.Zero));

    [Fact]
    public void Receive_OneStrayNumber_IsRefused_TwoInARowBeginAnew()
    {
        Receive(0);
        Assert.Equal(RtpArrival.Refused, Receive(20_000));
        Assert.Equal(RtpArrival.Accepted, Receive(1));
        Assert.Equal(RtpArrival.Refused, Receive(20_000));
        Assert.Equal(RtpArrival.Started, Receive(20_001));
        Assert.Equal(RtpArrival.Accepted, Receive(20_002));
        Assert.Equal(0, _receiver.Lost);
    }

    [Fact]
    public void Receive_AnotherSource_TakesOverWithItsSecondPacket()
    {
        Receive(0);
        Receive(2);
        Assert.Equal(RtpArrival.Refused, Receive(500, source: 9));
        Assert.Equal(RtpArrival.Accepted, Receive(3));
        Assert.Equal(RtpArrival.Started, Receive(501, source: 9));
        Assert.Equal(RtpArrival.Refused, Receive(4));
        Assert.Equal(9u, _receiver.Source);
        Assert.Equal(1, _receiver.Lost);
    }

    /// <summary>RFC 3550 A.8, by hand: every second packet is 10 ms, 80 samples, late.</summary>
    [Fact]
    public void Jitter_EverySecondPacketLate_ApproachesTheDifference()
    {
        var expected = 0.0;
        for (var i = 0; i < 200; i++)
        {
            Receive(i, now: RtpSample.Frame(i + i % 2 * 0.5));
            if (i > 0) expected += (80 - expected) / 16;
        }
        Assert.Equal(expected, _receiver.Jitter, 1e-6);
        Assert.InRange(_receiver.Jitter, 79.9, 80);
    }

    [Fact]
    public void Report_AfterASenderReport_TellsWhenItCame()
    {
        Receive(0);
        _receiver.ReceiveSenderReport(0x11112222_33334444, TimeSpan.FromSeconds(1));
        var report = _receiver.Report(TimeSpan.FromSeconds(2.5))!.Value;
        Assert.Equal((0x22223333u, 98_304u), (report.LastSenderReport, report.DelaySinceSenderReport));
    }

    private RtpArrival Receive(int number, uint source = RtpSample.Source, TimeSpan now = default)
    {
        var sequence = (ushort)(RtpSample.FirstSequence + number);
        var timestamp = RtpSample.FirstTimestamp + (uint)number * 160;
        return _receiver.Receive(RtpSample.View(RtpSample.Packet(sequence, timestamp, new byte[160], source)), now);
    }
}
