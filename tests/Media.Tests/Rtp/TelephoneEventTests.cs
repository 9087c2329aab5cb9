using Spit.Media.Rtp;

namespace Spit.Media.Tests.Rtp;

public sealed class TelephoneEventTests
{
    private readonly TelephoneEventReceiver _receiver = new();

    [Fact]
    public void Receive_WholeEvent_IsHeardOnceAndAtOnce()
    {
        Assert.Equal("5",
            Hear((100, 5, 160, false), (100, 5, 320, false),
                (100, 5, 480, true), (100, 5, 480, true), (100, 5, 480, true)));
    }

    [Fact]
    public void Receive_OnlyTheLastEndArrives_IsHeard() => Assert.Equal("#", Hear((100, 11, 800, true)));

    [Fact]
    public void Receive_EndIsLost_NextEventIsAnother() =>
        Assert.Equal("55",
            Hear((100, 5, 160, false), (100, 5, 320, false), (2_000, 5, 160, false), (2_000, 5, 320, false)));

    [Fact]
    public void Receive_OutOfOrder_IsHeardOnce() =>
        Assert.Equal("5", Hear((100, 5, 480, true), (100, 5, 160, false), (100, 5, 320, false)));

    [Fact]
    public void Receive_OvertakenByTheNextEvent_IsNotHeardAgain() =>
        Assert.Equal("12",
            Hear((100, 1, 160, false), (2_000, 2, 160, false), (100, 1, 480, true), (2_000, 2, 320, false)));

    /// <summary>RFC 4733 2.5.1.3: 65,535 samples are a segment; the event goes on in the next.</summary>
    [Fact]
    public void Receive_LongEvent_IsHeardOnce() =>
        Assert.Equal("8",
            Hear((100, 8, 65_535, false), (65_635, 8, 160, false), (65_635, 8, 320, false), (131_170, 8, 9, true)));

    [Fact]
    public void Receive_SameDigitRightBehindAnEndedOne_IsAnother() =>
        Assert.Equal("88", Hear((100, 8, 65_535, true), (65_635, 8, 160, false)));

    [Fact]
    public void Receive_TimestampWraps_IsHeard() =>
        Assert.Equal("12", Hear((uint.MaxValue - 50, 1, 160, true), (1_000, 2, 160, false)));

    [Fact]
    public void Receive_TimestampsGoneBackLongAgo_AreBelieved()
    {
        Assert.Equal("1", Hear((50_000, 1, 160, true)));
        Assert.Equal('2', Receive(100, new TelephoneEvent(2, false, 10, 160), TimeSpan.FromSeconds(9)));
    }

    [Fact]
    public void Receive_NoDigit_IsNotHeard() => Assert.Equal("", Hear((100, 16, 160, false)));

    [Fact]
    public void Receive_ShortPayload_IsNotHeard()
    {
        var packet = RtpSample.Packet(1, 1, [1, 2, 3], payloadType: 101);
        Assert.Null(_receiver.Receive(RtpSample.View(packet), TimeSpan.Zero));
    }

    [Theory]
    [InlineData('0', 0)]
    [InlineData('9', 9)]
    [InlineData('*', 10)]
    [InlineData('#', 11)]
    [InlineData('A', 12)]
    [InlineData('D', 15)]
    public void Digit_Code_IsTheRfcs(char digit, byte code) =>
        Assert.Equal(digit, new TelephoneEvent(code, false, 0, 0).Digit);

    private string Hear(params (uint Timestamp, byte Code, ushort Duration, bool IsEnd)[] packets) =>
        string.Concat(packets.Select(p =>
            Receive(p.Timestamp, new TelephoneEvent(p.Code, p.IsEnd, 10, p.Duration), TimeSpan.Zero)));

    private char? Receive(uint timestamp, TelephoneEvent sent, TimeSpan now)
    {
        var payload = new byte[TelephoneEvent.Bytes];
        sent.Write(payload);
        return _receiver.Receive(RtpSample.View(RtpSample.Packet(1, timestamp, payload, payloadType: 101)), now);
    }
}
