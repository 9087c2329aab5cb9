using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Spit.Challenger.Audio;
using Spit.Media.Codecs;
using Spit.Media.Rtp;
using Spit.Media.Sdp;

namespace Spit.Challenger.Tests.Audio;

public sealed class AudioEngineTests : IDisposable
{
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromSeconds(20));
    private readonly AudioEngine _engine = Engine(22_000, 23_999);

    private CancellationToken Stop => _deadline.Token;

    public void Dispose()
    {
        _engine.Dispose();
        _deadline.Dispose();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(101)]
    public async Task Legs_TwoThatTalk_HearEachOtherAndADigitOnce(int? events)
    {
        var (a, b) = (Open(), Open());
        var (heardByA, heardByB) = (new RecordingSink(), new RecordingSink());
        a.Attach(heardByA, new ToneSource(1_000));
        b.Attach(heardByB, new ToneSource(2_000));
        a.Apply(Terms(b.Local, G711Law.A, (byte?)events));
        b.Apply(Terms(a.Local, G711Law.A, (byte?)events));
        var first = await heardByB.NextAsync(20, Stop);
        Assert.InRange(first.Count(s => Math.Abs(s - 1_000) < 40), 15, 20);
        Assert.InRange((await heardByA.NextAsync(20, Stop)).Count(s => Math.Abs(s - 2_000) < 80), 15, 20);
        Assert.True(a.TryPress('7'));
        Assert.False(a.TryPress('x'));
        await heardByB.NextAsync(30, Stop);
        Assert.Equal(['7'], heardByB.Digits);
        Assert.InRange(b.SinceLastPacket, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Legs_Talking_AllocateNothing()
    {
        var (a, b) = (Open(), Open());
        var sink = new RecordingSink { IsCounting = true };
        a.Attach(sink, new ToneSource(1));
        b.Attach(sink, new ToneSource(1));
        a.Apply(Terms(b.Local, G711Law.Mu));
        b.Apply(Terms(a.Local, G711Law.Mu));
        await sink.NextAsync(1, Stop);
        Assert.Equal(0, sink.LeastAllocated());
    }

    [Theory]
    [InlineData(G711Law.Mu)]
    [InlineData(G711Law.A)]
    public async Task Bridge_TwoParties_PassesPayloads(G711Law other)
    {
        using var x = Party();
        using var y = Party();
        var (a, b) = (Open(), Open());
        a.Apply(Terms(EndOf(x), G711Law.Mu, 101));
        b.Apply(Terms(EndOf(y), other, 96));
        AudioLeg.Bridge(a, b);
        var writer = new RtpPacketWriter(5, 100);
        var sent = Enumerable.Range(0, 160).Select(i => (byte)i).ToArray();
        var expected = sent;
        if (other == G711Law.A)
        {
            var samples = new short[160];
            G711.Decode(G711Law.Mu, sent, samples);
            expected = new byte[160];
            G711.Encode(G711Law.A, samples, expected);
        }
        await SendAsync(x, a, Packet(writer, sent, 0, 1_000));
        await SendAsync(x, a, Packet(writer, sent, 0, 1_160));
        await SendAsync(x, a, Packet(writer, [5, 10, 0, 160], 101, 1_320));
        var got = new[] { await ReceiveAsync(y), await ReceiveAsync(y), await ReceiveAsync(y) };
        Assert.Equal(expected, got[0].Payload);
        Assert.Equal(expected, got[1].Payload);
        Assert.Equal([5, 10, 0, 160], got[2].Payload);
        var type = (byte)(other == G711Law.A ? 8 : 0);
        Assert.Equal([type, type, 96], got.Select(g => g.Type));
        Assert.Equal([true, false, false], got.Select(g => g.IsMarked));
        Assert.Equal([0u, 160u, 320u], got.Select(g => g.Timestamp - got[0].Timestamp));
        Assert.Equal([0, 1, 2], got.Select(g => (ushort)(g.Sequence - got[0].Sequence)));
    }

    [Fact]
    public async Task Leg_PacketsOfAnotherPort_AreLatched()
    {
        using var real = Party();
        var leg = Open();
        leg.Attach(null, new ToneSource(0));
        leg.Apply(Terms(new IPEndPoint(IPAddress.Loopback, 9), G711Law.Mu));
        await SendAsync(real, leg, Packet(new RtpPacketWriter(5, 1), new byte[160], 0, 0));
        Assert.Equal(160, (await ReceiveAsync(real)).Payload.Length);
        Assert.Equal(0, leg.PacketsForeign);
    }

    [Fact]
    public async Task Leg_PacketsOfAnotherAddress_AreDroppedUnlessAllowed()
    {
        using var stranger = Party();
        var leg = Open();
        var sink = new RecordingSink();
        leg.Attach(sink, null);
        leg.Apply(Terms(IPEndPoint.Parse("127.0.0.2:4000"), G711Law.Mu));
        var writer = new RtpPacketWriter(5, 1);
        while (leg.PacketsForeign == 0)
        {
            await SendAsync(stranger, leg, Packet(writer, new byte[160], 0, 0));
            Stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }
        leg.Apply(Terms(IPEndPoint.Parse("127.0.0.2:4000"), G711Law.Mu), mayMove: true);
        var heard = sink.NextAsync(1, Stop);
        await SendAsync(stranger, leg, Packet(writer, new byte[160], 0, 0));
        await heard;
    }

    [Fact]
    public void TryOpen_RangeUsedUp_IsFalseUntilLegsAreClosed()
    {
        using var engine = Engine(24_100, 24_103);
        Assert.True(engine.TryOpen(out var first));
        Assert.True(engine.TryOpen(out var second));
        Assert.Equal([24_100, 24_102], new[] { first.Local.Port, second.Local.Port }.Order());
        Assert.False(engine.TryOpen(out _));
        first.Dispose();
        Assert.True(SpinWait.SpinUntil(() => engine.TryOpen(out _), TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Dispose_Leg_SaysGoodbye()
    {
        using var party = Party();
        var leg = Open();
        leg.Apply(Terms(EndOf(party), G711Law.Mu) with { IsRtcpMuxed = true });
        leg.Dispose();
        var buffer = new byte[512];
        var length = await party.ReceiveAsync(buffer, SocketFlags.None, Stop);
        Assert.True(RtcpReport.TryRead(buffer.AsSpan(0, length), 0, out var report));
        Assert.True(report.IsGoodbye);
    }

    private static AudioEngine Engine(int first, int last) =>
        new(IPAddress.Loopback, first, last, NullLogger.Instance);

    private static AudioTerms Terms(IPEndPoint remote, G711Law law, byte? events = null) => new()
    {
        Remote = remote,
        RemoteRtcp = new(remote.Address, remote.Port + 1),
        Law = law,
        PayloadType = (byte)(law == G711Law.Mu ? 0 : 8),
        TelephoneEvent = events,
    };

    private static Socket Party()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static IPEndPoint EndOf(Socket socket) => (IPEndPoint)socket.LocalEndPoint!;

    private static byte[] Packet(RtpPacketWriter writer, byte[] payload, byte type, uint timestamp)
    {
        var packet = new byte[RtpPacketWriter.HeaderBytes + payload.Length];
        writer.Write(packet, payload, type, timestamp, false);
        return packet;
    }

    private AudioLeg Open()
    {
        Assert.True(_engine.TryOpen(out var leg));
        return leg;
    }

    private async Task SendAsync(Socket from, AudioLeg to, byte[] packet) =>
        await from.SendToAsync(packet, SocketFlags.None, to.Local, Stop);

    private async Task<(byte[] Payload, byte Type, ushort Sequence, uint Timestamp, bool IsMarked)> ReceiveAsync(
        Socket socket)
    {
        var buffer = new byte[512];
        var length = await socket.ReceiveAsync(buffer, SocketFlags.None, Stop);
        Assert.True(RtpPacketView.TryRead(buffer.AsSpan(0, length), out var view));
        return (view.Payload.ToArray(), view.PayloadType, view.Sequence, view.Timestamp, view.IsMarked);
    }
}
