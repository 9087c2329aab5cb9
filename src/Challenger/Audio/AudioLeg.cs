using System.Net;
using Spit.Media.Codecs;
using Spit.Media.Rtp;
using Spit.Media.Sdp;

namespace Spit.Challenger.Audio;

/// <summary>One side of a call: its ports, what is heard there and what is said.</summary>
/// <remarks>
/// All members may be called from any thread, also from within a sink or source. What they ask for happens on the
/// engine's thread, in the order of the calls, about a millisecond later; a call of a sink or source that is under way
/// may then still be.
/// </remarks>
internal sealed class AudioLeg : IDisposable
{
    // At one turn; a flood waits for the next one, and overflows in the kernel.
    private const int MaxPacketsInTurn = 64;

    // RTCP comes every few seconds: looked for every tenth turn, to save calls of the kernel.
    private const int TurnsBetweenRtcp = 10;

    // What a sink is told of at most after a stall: 10 s.
    private const long MaxMissedFrames = 500;

    private static readonly long FrameTicks = TimeSpan.FromMilliseconds(20).Ticks;

    private readonly AudioEngine _engine;
    private readonly PortPair _ports;
    private readonly IncomingAudio _incoming = new();
    private readonly OutgoingAudio _outgoing = new();
    private readonly LegReports _reports = new();
    private readonly RelayQueue _relayed = new();
    private readonly byte[] _codes = new byte[JitterBuffer.FrameSamples];
    private readonly short[] _samples = new short[JitterBuffer.FrameSamples];

    private AudioTerms? _terms;
    private RemoteParty? _rtpParty;
    private RemoteParty? _rtcpParty;
    private IFrameSink? _sink;
    private IFrameSource? _source;
    private AudioLeg? _other;
    private TimeSpan _turn;
    private long _turns;
    private long _lastPacket;
    private long _lost;
    private int _isClosing;
    private volatile PartyPlace _place;
    private bool _isStandingBy;

    internal AudioLeg(AudioEngine engine, PortPair ports)
    {
        _engine = engine;
        _ports = ports;
        _lastPacket = engine.Now.Ticks;
    }

    /// <summary>Where RTP is received; RTCP is on the next port.</summary>
    public IPEndPoint Local => _ports.Rtp.Local;

    /// <summary>Since the last packet that was listened to, or since the first terms.</summary>
    public TimeSpan SinceLastPacket => _engine.Now - TimeSpan.FromTicks(Volatile.Read(ref _lastPacket));

    /// <summary>Packets that never came.</summary>
    public long PacketsLost => Volatile.Read(ref _lost);

    /// <summary>Whether it was disposed of, or has ended because its sink or source threw.</summary>
    public bool IsClosed => Volatile.Read(ref _isClosing) != 0;

    /// <summary>Whence the party's audio comes.</summary>
    public PartyPlace Place => _place;

    private bool CanSend => _terms?.Direction is AudioDirection.SendReceive or AudioDirection.SendOnly;

    private bool CanReceive => _terms?.Direction is AudioDirection.SendReceive or AudioDirection.ReceiveOnly;

    /// <summary>Relays audio and telephone events between two legs, instead of what their sources have.</summary>
    /// <remarks>
    /// Sinks go on hearing. It ends with either leg, and when one of them is bridged with a third. Events are left out
    /// where the other side has agreed on none.
    /// </remarks>
    public static void Bridge(AudioLeg a, AudioLeg b)
    {
        if (a == b || a._engine != b._engine)
            throw new ArgumentException("Two legs of one engine are bridged.", nameof(b));
        a._engine.Post(() =>
        {
            if (a.IsClosed || b.IsClosed) return;
            a.Part();
            b.Part();
            (a._other, b._other) = (b, a);
        });
    }

    /// <summary>Sets what was agreed on, first or anew; with it the leg's time begins.</summary>
    public void Apply(AudioTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        _engine.Post(() => Take(terms));
    }

    /// <summary>Sets who hears and who speaks; null: nobody.</summary>
    public void Attach(IFrameSink? sink, IFrameSource? source) => _engine.Post(() =>
    {
        if (source != _source) _outgoing.Mark();
        _sink = sink;
        _source = source;
    });

    /// <summary>The party's audio goes elsewhere: what comes all the same is relayed, and nothing reported.</summary>
    public void StandBy(bool isStandingBy)
    {
        Volatile.Write(ref _lastPacket, _engine.Now.Ticks);
        _engine.Post(() => _isStandingBy = isStandingBy);
    }

    /// <summary>Says goodbye and frees the ports.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isClosing, 1) == 0) _engine.Post(() => _engine.Remove(this));
    }

    /// <summary>The 20 ms that are due; on the engine's thread, as everything below.</summary>
    internal void Turn(TimeSpan due)
    {
        if (IsClosed) return;
        PassOver((due.Ticks - _turn.Ticks) / FrameTicks - 1);
        _turn = due;
        Receive(due);
        var played = _incoming.Pull(due, _codes);
        Volatile.Write(ref _lost, _incoming.Lost);
        if (played == PlayedFrame.Audio) Play();
        else _sink?.Hear(default);
        if (!IsClosed) Send(due);
        _outgoing.Advance(1);
        if (_reports.IsDue(due) && !_isStandingBy) Report(isBye: false);
    }

    /// <summary>After the last turn.</summary>
    internal void Close()
    {
        Volatile.Write(ref _isClosing, 1);
        Part();
        _sink = null;
        _source = null;
        if (_terms is not null && !_isStandingBy) Report(isBye: true);
        _ports.Dispose();
    }

    private void Take(AudioTerms terms)
    {
        if (IsClosed) return;
        if (_terms is null)
        {
            Volatile.Write(ref _lastPacket, _engine.Now.Ticks);
            _turn = _engine.Add(this) - TimeSpan.FromTicks(FrameTicks);
        }
        else if ((terms.Law, terms.PayloadType) != (_terms.Law, _terms.PayloadType))
        {
            _incoming.Forget();
            _relayed.Clear();
        }
        // The port that was found stays as long as the one agreed on does.
        if (!terms.Remote.Equals(_rtpParty?.Agreed))
            (_rtpParty, _place) = (new RemoteParty(terms.Remote, Local), PartyPlace.Unheard);
        if (!terms.RemoteRtcp.Equals(_rtcpParty?.Agreed)) _rtcpParty = new RemoteParty(terms.RemoteRtcp, Local);
        _terms = terms;
        _outgoing.Mark();
    }

    private void Part()
    {
        if (_other is { } other)
        {
            (other._other, _other) = (null, null);
            other._relayed.Clear();
            other._outgoing.Mark();
        }
        _relayed.Clear();
        _outgoing.Mark();
    }

    /// <summary>Turns that a stall has cost: time has gone on all the same.</summary>
    private void PassOver(long frames)
    {
        if (frames <= 0) return;
        _outgoing.Advance(frames);
        for (var frame = 0L; frame < Math.Min(frames, MaxMissedFrames) && !IsClosed; frame++) _sink?.Hear(default);
    }

    private void Receive(TimeSpan now)
    {
        Span<byte> buffer = stackalloc byte[AudioEngine.MaxDatagramBytes];
        for (var i = 0; i < MaxPacketsInTurn && _ports.Rtp.TryReceive(buffer, out var length); i++)
        {
            var datagram = buffer[..length];
            if (_terms!.IsRtcpMuxed && RtcpCompoundReader.IsRtcp(datagram))
                TakeReports(datagram, _rtpParty!, _ports.Rtp, now);
            else TakeAudio(datagram, now);
            if (IsClosed) return;
        }
        if (_turns++ % TurnsBetweenRtcp != 0 || _terms!.IsRtcpMuxed) return;
        for (var i = 0; i < MaxPacketsInTurn && _ports.Rtcp.TryReceive(buffer, out var length); i++)
            TakeReports(buffer[..length], _rtcpParty!, _ports.Rtcp, now);
    }

    private void TakeAudio(ReadOnlySpan<byte> datagram, TimeSpan now)
    {
        var terms = _terms!;
        if (!RtpPacketView.TryRead(datagram, out var packet))
        {
            _engine.Metrics.Dropped(DropReason.Unreadable);
            return;
        }
        if (!_rtpParty!.Accepts(_ports.Rtp.From, now))
        {
            _engine.Metrics.Dropped(DropReason.Stranger);
            return;
        }
        _engine.Metrics.Received();
        _place = _rtpParty.Place;
        Volatile.Write(ref _lastPacket, now.Ticks);
        // Held, or our own voice come back: not to be heard.
        if (!CanReceive || packet.Source == _outgoing.Source) return;
        if (!_incoming.Take(packet, terms, now, out var digit)) _engine.Metrics.Dropped(DropReason.Unfit);
        else if (packet.PayloadType == terms.TelephoneEvent) _other?.RelayEvent(packet);
        if (digit is { } key) _sink?.HearDigit(key);
    }

    private void TakeReports(ReadOnlySpan<byte> datagram, RemoteParty party, MediaPort port, TimeSpan now)
    {
        if (!RtcpCompoundReader.TryRead(datagram, out var packets))
        {
            _engine.Metrics.Dropped(DropReason.Unreadable);
            return;
        }
        if (!party.Accepts(port.From, now))
        {
            _engine.Metrics.Dropped(DropReason.Stranger);
            return;
        }
        while (packets.TryNext(out var packet))
            if (packet.TryReadSender(out var sender)) _incoming.TakeSenderReport(sender.Ntp, now);
    }

    private void Play()
    {
        var law = _terms!.Law;
        if (_other is { _terms: { } terms, CanSend: true }) _other._relayed.Put(_codes, law, terms.Law);
        if (_sink is null) return;
        G711.Decode(law, _codes, _samples);
        _sink.Hear(_samples);
    }

    private void Send(TimeSpan due)
    {
        if (!CanSend || !_rtpParty!.CanBeReached)
        {
            _relayed.Clear();
            _outgoing.Mark();
            return;
        }
        var codes = _other is null ? Ask() : Relayed();
        if (codes.IsEmpty || IsClosed) return;
        var packet = _outgoing.Write(_terms!.PayloadType, codes);
        if (_ports.Rtp.TrySend(packet, _rtpParty.Target)) _engine.Metrics.Sent(_engine.Now - due);
    }

    private ReadOnlySpan<byte> Ask()
    {
        if (_source?.Fill(_samples) == true)
        {
            G711.Encode(_terms!.Law, _samples, _codes);
            return _codes;
        }
        _outgoing.Mark();
        return default;
    }

    private ReadOnlySpan<byte> Relayed()
    {
        var codes = _relayed.Take();
        // A lost packet is no pause: the listener is to cover it up.
        if (codes.IsEmpty && _other!._incoming.Played != PlayedFrame.Lost) _outgoing.Mark();
        return codes;
    }

    private void RelayEvent(in RtpPacketView packet)
    {
        if (!CanSend || !_rtpParty!.CanBeReached || _terms!.TelephoneEvent is not { } payloadType) return;
        _ports.Rtp.TrySend(_outgoing.WriteEvent(payloadType, packet), _rtpParty.Target);
    }

    private void Report(bool isBye)
    {
        var datagram = _reports.Write(_outgoing, _incoming.Report(_engine.Now), _engine.Time.GetUtcNow(), isBye);
        var (port, party) = _terms!.IsRtcpMuxed ? (_ports.Rtp, _rtpParty!) : (_ports.Rtcp, _rtcpParty!);
        if (party.CanBeReached) port.TrySend(datagram, party.Target);
    }
}
