using System.Net;
using System.Security.Cryptography;
using Spit.Media.Codecs;
using Spit.Media.Rtp;
using Spit.Media.Sdp;

namespace Spit.Challenger.Audio;

/// <summary>One side of a call: a pair of ports. Its public members may be called from any thread.</summary>
internal sealed class AudioLeg : IDisposable
{
    private const int TicksPerReport = 250;
    private const int TicksPerRtcpPoll = 5;
    private const int MostPerTick = 32;

    private readonly AudioEngine _engine;
    private readonly LegSocket _rtp;
    private readonly LegSocket _rtcp;
    private readonly LegSender _sender;
    private readonly LegListener _listener = new();
    private readonly byte[] _buffer = new byte[2_048];
    private readonly byte[] _cname = System.Text.Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(16, true));
    private volatile LegTerms? _terms;
    private volatile IFrameSink? _sink;
    private volatile IFrameSource? _source;
    private volatile AudioLeg? _peer;
    private volatile bool _isClosing;
    private long _lastPacketTicks;
    private long _lost;
    private long _foreign;
    private int _ticks;
    private uint _packetsAtReport;

    internal AudioLeg(AudioEngine engine, IPEndPoint local, LegSocket rtp, LegSocket rtcp)
    {
        (_engine, Local, _rtp, _rtcp) = (engine, local, rtp, rtcp);
        Span<byte> random = stackalloc byte[10];
        RandomNumberGenerator.Fill(random);
        _sender = new(
            new RtpPacketWriter(BitConverter.ToUInt32(random), BitConverter.ToUInt16(random[4..])),
            BitConverter.ToUInt32(random[6..]),
            rtp);
        _lastPacketTicks = engine.Now.Ticks;
        // Reports of many calls are not to come in the same 20 ms.
        _ticks = random[0];
    }

    /// <summary>Where RTP is received; RTCP on the next port.</summary>
    public IPEndPoint Local { get; }

    /// <summary>Since the other side was last heard, or since the leg was opened.</summary>
    public TimeSpan SinceLastPacket => _engine.Now - TimeSpan.FromTicks(Volatile.Read(ref _lastPacketTicks));

    /// <summary>Packets of the other side that never came.</summary>
    public long PacketsLost => Volatile.Read(ref _lost);

    /// <summary>Packets from addresses that are not the other side's; they were dropped.</summary>
    public long PacketsForeign => Volatile.Read(ref _foreign);

    internal bool IsClosing => _isClosing;

    /// <summary>Joins two legs of one engine: each sends what the other hears; sinks go on listening.</summary>
    public static void Bridge(AudioLeg a, AudioLeg b)
    {
        a._peer = b;
        b._peer = a;
    }

    /// <summary>Takes the first or changed terms.</summary>
    /// <param name="mayMove">Whether audio from another IP address than the signalled one is believed.</param>
    public void Apply(AudioTerms terms, bool mayMove = false) => _terms = new(terms, mayMove);

    /// <summary>Who listens and who speaks from the next frame on; null: nobody.</summary>
    public void Attach(IFrameSink? sink, IFrameSource? source)
    {
        _sink = sink;
        _source = source;
    }

    /// <summary>Parts this leg from the one that it is joined with.</summary>
    public void Unbridge()
    {
        if (_peer is { } peer) peer._peer = null;
        _peer = null;
    }

    /// <summary>Presses a key of 100 ms: a telephone-event when agreed on, else tones in place of the source.</summary>
    /// <returns>False: there is no such key.</returns>
    public bool TryPress(char digit)
    {
        if (!TelephoneEventSender.IsDigit(digit)) return false;
        _sender.Digits.Enqueue(digit);
        return true;
    }

    /// <summary>Says goodbye and frees the ports within 20 ms.</summary>
    public void Dispose() => _isClosing = true;

    /// <summary>On the engine's thread, every 20 ms.</summary>
    /// <returns>Whether a packet was sent by the leg's own clock.</returns>
    internal bool Tick(TimeSpan now)
    {
        var terms = _terms;
        Drain(_rtp, terms, now);
        if (++_ticks % TicksPerRtcpPoll == 0) Drain(_rtcp, terms, now);
        _listener.Tick(terms, _sink);
        Volatile.Write(ref _lost, _listener.Receiver.Lost);
        var isSent = _sender.Tick(terms, _source, _peer is not null);
        if (_ticks % TicksPerReport == 0) Report(terms, now, isGoodbye: false);
        return isSent;
    }

    internal void Relay(in RtpPacketView packet, G711Law? law, bool isNew)
    {
        if (_terms is { } terms && !_isClosing && _sender.Relay(terms, packet, law, isNew))
            _engine.Metrics?.Sent(TimeSpan.Zero);
    }

    internal void Close(TimeSpan now)
    {
        Unbridge();
        Report(_terms, now, isGoodbye: true);
        _rtp.Dispose();
        _rtcp.Dispose();
    }

    private void Drain(LegSocket socket, LegTerms? terms, TimeSpan now)
    {
        for (var i = 0; i < MostPerTick; i++)
        {
            var length = socket.Receive(_buffer);
            if (length < 0) return;
            if (terms is not null) Take(_buffer.AsSpan(0, length), socket, terms, now);
        }
    }

    private void Take(ReadOnlySpan<byte> datagram, LegSocket socket, LegTerms terms, TimeSpan now)
    {
        if (RtpPacketView.IsRtcp(datagram))
        {
            if (RtcpReport.TryRead(datagram, _sender.Writer.Ssrc, out var report) && report.Sender is { } sender)
                _listener.Receiver.SenderReport(report.Ssrc, sender.Ntp, now);
            return;
        }
        if (socket != _rtp || !RtpPacketView.TryRead(datagram, out var packet)) return;
        if (!terms.Remote.Accepts(socket.From, now))
        {
            Volatile.Write(ref _foreign, _foreign + 1);
            _engine.Metrics?.Dropped();
            return;
        }
        Volatile.Write(ref _lastPacketTicks, now.Ticks);
        _engine.Metrics?.Received();
        if (terms.CanReceive) _listener.Receive(packet, terms, _sink, _peer, now);
    }

    private void Report(LegTerms? terms, TimeSpan now, bool isGoodbye)
    {
        if (terms is not { Remote.IsKnown: true }) return;
        var writer = _sender.Writer;
        RtcpSender? sender = writer.Packets == _packetsAtReport ? null : new(
            RtcpSender.ToNtp(_engine.UtcNow), _sender.Timestamp, writer.Packets, writer.PayloadBytes);
        _packetsAtReport = writer.Packets;
        RtcpReportBlock? heard = _listener.Receiver.HasStream ? _listener.Receiver.Report(now) : null;
        var length = RtcpWriter.Write(_buffer, writer.Ssrc, _cname, sender, heard, isGoodbye);
        if (terms.Audio.IsRtcpMuxed) _rtp.TrySend(_buffer.AsSpan(0, length), terms.Remote.Target);
        else _rtcp.TrySend(_buffer.AsSpan(0, length), terms.Rtcp);
    }
}
