using Spit.Media.Rtp;

namespace Spit.Media.Tests.Rtp;

public sealed class RtpReceiverTests
{
    private readonly RtpReceiver _receiver = new();
    private TimeSpan _now = TimeSpan.FromSeconds(10);

    [Fact]
    public void Receive_WrapAndLoss_AreCounted()
    {
        Assert.Equal(RtpArrival.NewStream, Receive(65_534));
        Assert.Equal(RtpArrival.Accepted, Receive(65_535));
        Assert.Equal(RtpArrival.Accepted, Receive(1));
        Assert.Equal(1, _receiver.Lost);
        var report = _receiver.Report(_now);
        Assert.Equal((64, 1, 0x1_0001u), ((int)report.FractionLost, report.CumulativeLost, report.HighestSequence));
        Assert.Equal(RtpArrival.Accepted, Receive(0));
        Assert.Equal(0, _receiver.Lost);
        Assert.Equal(0, _receiver.Report(_now).FractionLost);
    }

    [Fact]
    public void Receive_OtherSource_IsBelievedWithItsSecondPacket()
    {
        Receive(1);
        Assert.Equal(RtpArrival.Dropped, Receive(500, ssrc: 9));
        Assert.Equal(RtpArrival.Accepted, Receive(2));
        Assert.Equal(RtpArrival.Dropped, Receive(501, ssrc: 9));
        Assert.Equal(RtpArrival.NewStream, Receive(502, ssrc: 9));
        Assert.Equal(9u, _receiver.Ssrc);
    }

    [Fact]
    public void Receive_FarSequence_IsBelievedWithItsSecondPacket()
    {
        Receive(1);
        Receive(3);
        Assert.Equal(RtpArrival.Dropped, Receive(30_000));
        Assert.Equal(RtpArrival.NewStream, Receive(30_001));
        Assert.Equal(1, _receiver.Lost);
    }

    [Fact]
    public void Jitter_EvenPace_StaysNothing()
    {
        for (ushort i = 0; i < 50; i++) Receive(i, timestamp: i * 160u);
        Assert.Equal(0, _receiver.Jitter);
        for (ushort i = 50; i < 300; i++)
        {
            _now += TimeSpan.FromMilliseconds(i % 2 == 0 ? 10 : -10);
            Receive(i, timestamp: i * 160u);
        }
        Assert.InRange(_receiver.Jitter, 75, 81);
    }

    private RtpArrival Receive(ushort sequence, uint ssrc = 7, uint timestamp = 0)
    {
        _now += TimeSpan.FromMilliseconds(20);
        return _receiver.Receive(RtpSample.View(RtpSample.Packet(sequence, timestamp, [], ssrc: ssrc)), _now);
    }
}
