using System.Net;
using Spit.Challenger.Audio;
using Spit.Media.Codecs;
using Spit.Media.Rtp;
using Spit.Media.Sdp;

namespace Spit.Challenger.Tests.Audio;

public sealed class AudioLegTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task Apply_PacketsArrive_SinkHearsThemInOrder(string address)
    {
        using var engine = new EngineUnderTest(IPAddress.Parse(address));
        var heard = Array.Empty<short>();
        // A machine that stands still for the length of a frame may cost one; what is heard is in order all the same.
        for (var tries = 0; tries < 5 && heard.Length < 5; tries++) heard = await HearFiveAsync(engine, address);
        Assert.Equal(Enumerable.Range(0, 5).Select(i => CountingSource.Value(i)), heard);
    }

    [Fact]
    public async Task Apply_NothingArrives_SinkHearsEmptyFrames()
    {
        using var engine = new EngineUnderTest();
        using var peer = new RtpPeer();
        using var leg = engine.Open();
        var sink = new KeptFrames();
        leg.Attach(sink, null);
        leg.Apply(peer.Terms());
        await Until.TrueAsync(() => sink.Count >= 10);
        Assert.All(sink.Frames, Assert.Empty);
        Assert.True(leg.SinceLastPacket >= TimeSpan.FromMilliseconds(150), $"{leg.SinceLastPacket}");
    }

    [Fact]
    public void Fill_Speaks_SendsOneUnbrokenStream()
    {
        using var engine = new EngineUnderTest();
        using var peer = new RtpPeer();
        using var leg = engine.Open();
        leg.Attach(null, new CountingSource());
        leg.Apply(peer.Terms());
        var packets = peer.Receive(20);
        for (var i = 0; i < packets.Length; i++)
        {
            Assert.Equal(CountingSource.Codes(i), packets[i].Payload);
            Assert.Equal((ushort)(packets[0].Sequence + i), packets[i].Sequence);
            Assert.Equal(packets[0].Source, packets[i].Source);
            Assert.Equal(i == 0, packets[i].IsMarked);
            Assert.Equal(0, packets[i].PayloadType);
            if (i > 0) Assert.Equal(0u, (packets[i].Timestamp - packets[i - 1].Timestamp) % 160);
        }
    }

    [Fact]
    public void Fill_PausesAndSpeaksAgain_MarksAndKeepsTime()
    {
        using var engine = new EngineUnderTest();
        using var peer = new RtpPeer();
        using var leg = engine.Open();
        leg.Attach(null, new CountingSource(number => number is < 2 or >= 5));
        leg.Apply(peer.Terms(G711Law.A));
        var packets = peer.Receive(4);
        Assert.Equal([true, false, true, false], packets.Select(p => p.IsMarked));
        Assert.Equal((ushort)(packets[1].Sequence + 1), packets[2].Sequence);
        Assert.InRange(packets[2].Timestamp - packets[1].Timestamp, 4u * 160, uint.MaxValue / 2);
        Assert.All(packets, p => Assert.Equal(8, p.PayloadType));
    }

    [Theory]
    [InlineData(AudioDirection.ReceiveOnly, false, true)]
    [InlineData(AudioDirection.SendOnly, true, false)]
    [InlineData(AudioDirection.Inactive, false, false)]
    public async Task Apply_OneWay_OtherWayIsStill(AudioDirection direction, bool sends, bool hears)
    {
        using var engine = new EngineUnderTest();
        using var peer = new RtpPeer();
        using var leg = engine.Open();
        var sink = new KeptFrames();
        leg.Attach(sink, new CountingSource());
        leg.Apply(peer.Terms() with { Direction = direction });
        for (var i = 0; i < 5; i++) peer.Send(leg.Local, CountingSource.Codes(i));
        await Until.TrueAsync(() => sink.Count >= 12);
        Assert.Equal(hears ? 5 : 0, sink.Audio.Length);
        Assert.Equal(!sends, peer.HasNothing());
    }

    [Fact]
    public async Task Receive_FromAnotherAddress_IsDropped()
    {
        using var engine = new EngineUnderTest();
        using var peer = new RtpPeer();
        using var stranger = new RtpPeer(IPAddress.Parse("127.0.0.2"));
        using var leg = engine.Open();
        var sink = new KeptFrames();
        leg.Attach(sink, null);
        leg.Apply(peer.Terms());
        for (var i = 0; i < 5; i++) stranger.Send(leg.Local, CountingSource.Codes(i));
        await Until.TrueAsync(() => engine.Dropped == 5);
        peer.Send(leg.Local, CountingSource.Codes(7));
        await Until.TrueAsync(() => sink.Audio.Length == 1);
        Assert.Equal(CountingSource.Value(7), sink.Audio[0][0]);
    }

    [Fact]
    public async Task Receive_FromAnotherPort_IsAnsweredThere()
    {
        using var engine = new EngineUnderTest();
        using var agreed = new RtpPeer();
        using var real = new RtpPeer();
        using var leg = engine.Open();
        var sink = new KeptFrames();
        leg.Attach(sink, new CountingSource());
        leg.Apply(agreed.Terms());
        var source = agreed.Receive().Source;
        real.Send(leg.Local, CountingSource.Codes(3));
        await Until.TrueAsync(() => sink.Audio.Length == 1);
        var packet = real.Receive();
        Assert.False(packet.IsMarked);
        Assert.Equal(source, packet.Source);
    }

    [Fact]
    public async Task Receive_RubbishAndFloods_AreCountedAndPassedOver()
    {
        using var engine = new EngineUnderTest();
        using var peer = new RtpPeer();
        using var leg = engine.Open();
        var sink = new KeptFrames();
        leg.Attach(sink, null);
        leg.Apply(peer.Terms());
        peer.SendRaw(leg.Local, []);
        peer.SendRaw(leg.Local, [1, 2, 3]);
        peer.SendRaw(leg.Local, new byte[1_900]);
        peer.Send(leg.Local, CountingSource.Codes(0, 79));
        await Until.TrueAsync(() => engine.Dropped >= 3);
        peer.Send(leg.Local, CountingSource.Codes(1));
        await Until.TrueAsync(() => sink.Audio.Length == 1);
        Assert.Equal(0, engine.Log.Errors);
    }

    [Fact]
    public async Task HearDigit_EventOfManyPackets_IsHeardOnce()
    {
        using var engine = new EngineUnderTest();
        using var peer = new RtpPeer();
        using var leg = engine.Open();
        var sink = new KeptFrames();
        leg.Attach(sink, null);
        leg.Apply(peer.Terms());
        for (ushort i = 1; i <= 5; i++) peer.SendEvent(leg.Local, new TelephoneEvent(7, i > 2, 10, (ushort)(i * 160)));
        peer.Send(leg.Local, CountingSource.Codes(0));
        await Until.TrueAsync(() => sink.Audio.Length == 1);
        Assert.Equal("7", sink.Digits);
    }

    [Fact]
    public async Task Place_AsPacketsCome_SaysWhetherTheAgreedPortIsTheOneInUse()
    {
        using var engine = new EngineUnderTest();
        using var agreed = new RtpPeer();
        using var other = new RtpPeer();
        using var leg = engine.Open();
        leg.Apply(agreed.Terms());
        Assert.Equal(PartyPlace.Unheard, leg.Place);
        agreed.Send(leg.Local, CountingSource.Codes(0));
        await Until.TrueAsync(() => leg.Place == PartyPlace.AsAgreed);
        leg.Apply(other.Terms());
        await Until.TrueAsync(() => leg.Place == PartyPlace.Unheard);
        agreed.Send(leg.Local, CountingSource.Codes(1));
        await Until.TrueAsync(() => leg.Place == PartyPlace.Elsewhere);
    }

    [Fact]
    public async Task StandBy_LegEnds_PartyHearsNoReportOfIt()
    {
        using var engine = new EngineUnderTest();
        using var away = new RtpPeer();
        using var here = new RtpPeer();
        var (standing, leg) = (engine.Open(), engine.Open());
        standing.Apply(away.Terms() with { IsRtcpMuxed = true });
        leg.Apply(here.Terms() with { IsRtcpMuxed = true });
        standing.StandBy(true);
        away.Send(standing.Local, CountingSource.Codes(0));
        here.Send(leg.Local, CountingSource.Codes(0));
        await Until.TrueAsync(() => standing.Place != PartyPlace.Unheard && leg.Place != PartyPlace.Unheard);
        standing.Dispose();
        leg.Dispose();
        here.ReceiveMuxed();
        Assert.True(away.HasNothing());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dispose_WithinACall_SaysGoodbyeAndFreesThePorts(bool isMuxed)
    {
        using var engine = new EngineUnderTest();
        using var peer = new RtpPeer();
        AudioLeg leg = null!;
        var sink = new KeptFrames { OnFrame = count => { if (count == 3) leg.Dispose(); } };
        leg = engine.Open();
        leg.Attach(sink, new CountingSource());
        peer.Send(leg.Local, CountingSource.Codes(0));
        leg.Apply(peer.Terms() with { IsRtcpMuxed = isMuxed });
        AssertGoodbye(isMuxed ? peer.ReceiveMuxed() : peer.ReceiveRtcp());
        Assert.Equal(3, sink.Count);
        Assert.True(leg.IsClosed);
        await Until.TrueAsync(() => PortPair.TryBind(IPAddress.Loopback, leg.Local.Port, out var ports) && Free(ports));
    }

    [Fact]
    public async Task Hear_Throws_EndsThatLegAlone()
    {
        using var engine = new EngineUnderTest();
        using var peer = new RtpPeer();
        using var bad = engine.Open();
        using var good = engine.Open();
        var sink = new KeptFrames();
        bad.Attach(new KeptFrames { OnFrame = _ => throw new InvalidOperationException("planted") }, null);
        good.Attach(sink, null);
        bad.Apply(peer.Terms());
        good.Apply(peer.Terms());
        await Until.TrueAsync(() => bad.IsClosed);
        var before = sink.Count;
        await Until.TrueAsync(() => sink.Count > before + 3);
        Assert.False(good.IsClosed);
        Assert.Equal(1, engine.Log.Errors);
    }

    private static bool Free(PortPair ports)
    {
        ports.Dispose();
        return true;
    }

    /// <summary>A sender's report about what it heard, its name and its farewell.</summary>
    private static void AssertGoodbye(byte[] datagram)
    {
        Assert.True(RtcpCompoundReader.TryRead(datagram, out var packets));
        Assert.True(packets.TryNext(out var report));
        Assert.True(report.TryReadSender(out var sender));
        Assert.InRange(sender.Packets, 2u, 3u);
        Assert.Equal(sender.Packets * 160, sender.PayloadBytes);
        Assert.True(report.TryReadReport(0, out var heard));
        Assert.Equal(0x5EEDu, heard.Source);
        Assert.True(packets.TryNext(out var name));
        Assert.Equal(16, name.Name().Length);
        Assert.True(packets.TryNext(out var bye));
        Assert.Equal((RtcpPacketType.Bye, report.Source), (bye.Type, bye.Source));
        Assert.False(packets.TryNext(out _));
    }

    private static async Task<short[]> HearFiveAsync(EngineUnderTest engine, string address)
    {
        using var peer = new RtpPeer(IPAddress.Parse(address));
        using var leg = engine.Open();
        var sink = new KeptFrames();
        leg.Attach(sink, null);
        leg.Apply(peer.Terms());
        for (var i = 0; i < 5; i++) peer.Send(leg.Local, CountingSource.Codes(i));
        await Until.TrueAsync(() => sink.Audio.Length == 5 || sink.Count >= 50);
        Assert.All(sink.Audio, frame => Assert.Equal(160, frame.Length));
        short[] heard = [.. sink.Audio.Select(frame => frame[0])];
        Assert.Equal(Enumerable.Range(0, 5).Select(i => CountingSource.Value(i)).Where(heard.Contains), heard);
        if (heard.Length == 5) Assert.Equal(0, leg.PacketsLost);
        return heard;
    }
}
