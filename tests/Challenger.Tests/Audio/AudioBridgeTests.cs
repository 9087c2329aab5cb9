using Spit.Challenger.Audio;
using Spit.Media.Codecs;
using Spit.Media.Rtp;
using Spit.Media.Sdp;

namespace Spit.Challenger.Tests.Audio;

public sealed class AudioBridgeTests : IDisposable
{
    private readonly EngineUnderTest _engine = new();
    private readonly RtpPeer _caller = new();
    private readonly RtpPeer _callee = new();
    private readonly KeptFrames _heard = new();
    private readonly AudioLeg _a;
    private readonly AudioLeg _b;

    public AudioBridgeTests()
    {
        _a = _engine.Open();
        _b = _engine.Open();
        _a.Attach(_heard, null);
    }

    [Fact]
    public void Bridge_SameLaw_BytesPassUntouched()
    {
        Connect(G711Law.Mu, G711Law.Mu);
        // Code words 0x7F and 0xFF both mean 0: only bytes that were not decoded tell them apart.
        byte[] payload = [.. Enumerable.Range(0, 160).Select(i => (byte)(i + 0x60))];
        _caller.Send(_a.Local, payload);
        _callee.Send(_b.Local, CountingSource.Codes(1));
        Assert.Equal(payload, _callee.Receive().Payload);
        Assert.Equal(CountingSource.Codes(1), _caller.Receive().Payload);
    }

    [Fact]
    public void Bridge_TwoLaws_IsTranscoded()
    {
        Connect(G711Law.Mu, G711Law.A);
        _caller.Send(_a.Local, CountingSource.Codes(9));
        var packet = _callee.Receive();
        Span<short> sample = stackalloc short[1];
        G711.Decode(G711Law.A, packet.Payload, sample);
        Assert.Equal(8, packet.PayloadType);
        Assert.InRange(sample[0] / (double)CountingSource.Value(9), 0.95, 1.05);
    }

    [Fact]
    public void Bridge_AfterASource_StreamGoesOnAndIsMarked()
    {
        _b.Attach(null, new CountingSource());
        _a.Apply(_caller.Terms());
        _b.Apply(_callee.Terms());
        var last = _callee.Receive(3)[^1];
        AudioLeg.Bridge(_a, _b);
        for (var i = 0; i < 4; i++) _caller.Send(_a.Local, CountingSource.Codes(90 + i));
        ReceivedPacket packet;
        while ((packet = _callee.Receive()).Payload[0] < CountingSource.Code(90)) last = packet;
        Assert.Equal(((ushort)(last.Sequence + 1), last.Source), (packet.Sequence, packet.Source));
        Assert.True(packet.IsMarked);
        Assert.InRange(packet.Timestamp - last.Timestamp, 160u, uint.MaxValue / 2);
        var rest = _callee.Receive(3);
        Assert.Equal([91, 92, 93], rest.Select(p => p.Payload[0] - CountingSource.Code(0)));
        Assert.All(rest, p => Assert.False(p.IsMarked));
    }

    [Fact]
    public async Task Bridge_SinkOfALeg_GoesOnHearing()
    {
        Connect(G711Law.Mu, G711Law.Mu);
        for (var i = 0; i < 3; i++) _caller.Send(_a.Local, CountingSource.Codes(i));
        await Until.TrueAsync(() => _heard.Audio.Length == 3);
    }

    [Fact]
    public async Task Bridge_TelephoneEvent_PassesAsTheOtherLegsPayloadType()
    {
        _a.Apply(_caller.Terms());
        _b.Apply(_callee.Terms() with { TelephoneEvent = 96 });
        AudioLeg.Bridge(_a, _b);
        for (ushort i = 1; i <= 4; i++)
            _caller.SendEvent(_a.Local, new TelephoneEvent(11, i > 1, 10, (ushort)(160 * i)));
        var packets = _callee.Receive(4);
        Assert.All(packets, p => Assert.Equal((96, packets[0].Timestamp), (p.PayloadType, p.Timestamp)));
        Assert.Equal([160, 320, 480, 640], packets.Select(Duration));
        Assert.Equal(3, packets[3].Sequence - packets[0].Sequence & 0xFFFF);
        await Until.TrueAsync(() => _heard.Digits == "#");
    }

    [Fact]
    public async Task Bridge_OtherLegMayNotSend_GetsNothing()
    {
        _a.Apply(_caller.Terms());
        _b.Apply(_callee.Terms() with { Direction = AudioDirection.ReceiveOnly });
        AudioLeg.Bridge(_a, _b);
        _caller.Send(_a.Local, CountingSource.Codes(1));
        _caller.SendEvent(_a.Local, new TelephoneEvent(1, true, 10, 160));
        _callee.Send(_b.Local, CountingSource.Codes(2));
        Assert.Equal(CountingSource.Codes(2), _caller.Receive().Payload);
        var heard = _heard.Count;
        await Until.TrueAsync(() => _heard.Count > heard + 3);
        Assert.True(_callee.HasNothing());
    }

    [Fact]
    public void Dispose_OfOneLeg_OtherGoesBackToItsSource()
    {
        _b.Attach(null, new CountingSource());
        Connect(G711Law.Mu, G711Law.Mu);
        _a.Dispose();
        Assert.True(_callee.Receive().IsMarked);
        Assert.False(_b.IsClosed);
    }

    public void Dispose()
    {
        _engine.Dispose();
        _caller.Dispose();
        _callee.Dispose();
    }

    private static int Duration(ReceivedPacket packet)
    {
        Assert.True(TelephoneEvent.TryRead(packet.Payload, out var read));
        return read.Duration;
    }

    private void Connect(G711Law a, G711Law b)
    {
        _a.Apply(_caller.Terms(a));
        _b.Apply(_callee.Terms(b));
        AudioLeg.Bridge(_a, _b);
    }
}
