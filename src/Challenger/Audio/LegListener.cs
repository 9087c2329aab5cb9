using Spit.Media.Codecs;
using Spit.Media.Dtmf;
using Spit.Media.Rtp;

namespace Spit.Challenger.Audio;

/// <summary>What a leg hears: packets into frames and digits. The engine's thread alone.</summary>
internal sealed class LegListener
{
    private const byte ComfortNoise = 13;

    private readonly JitterBuffer _buffer = new();
    private readonly TelephoneEventReceiver _events = new();
    private readonly DtmfDetector _tones = new();
    private readonly short[] _frame = new short[JitterBuffer.FrameSamples];

    public RtpReceiver Receiver { get; } = new();

    /// <summary>Takes a packet of the other side.</summary>
    public void Receive(in RtpPacketView packet, LegTerms terms, IFrameSink? sink, AudioLeg? peer, TimeSpan now)
    {
        var arrival = Receiver.Receive(packet, now);
        if (arrival == RtpArrival.Dropped) return;
        var isNew = arrival == RtpArrival.NewStream;
        if (isNew)
        {
            _buffer.Reset();
            _events.Reset();
        }
        if (packet.PayloadType == terms.Audio.TelephoneEvent)
        {
            _buffer.Note(packet.Sequence);
            if (_events.TryReceive(packet, out var digit)) sink?.HearDigit(digit);
            peer?.Relay(packet, null, isNew);
        }
        else if (LawOf(packet.PayloadType, terms) is { } law)
        {
            peer?.Relay(packet, law, isNew);
            if (sink is not null) _buffer.Push(packet, law);
        }
        else if (packet.PayloadType == ComfortNoise)
        {
            _buffer.NotePause(packet.Sequence);
        }
        else
        {
            _buffer.Note(packet.Sequence);
        }
    }

    /// <summary>20 ms pass: tells the sink what they were.</summary>
    public void Tick(LegTerms? terms, IFrameSink? sink)
    {
        if (sink is null || terms is not { CanReceive: true }) return;
        var kind = _buffer.Pull(_frame);
        if (kind == FrameKind.NotStarted) return;
        sink.Hear(kind == FrameKind.Lost ? default : _frame);
        // Who has agreed on telephone-events presses no keys in the audio: one digit is not to be told twice.
        if (terms.Audio.TelephoneEvent is not null) return;
        if (kind == FrameKind.Lost) _tones.Lost();
        else if (_tones.Push(_frame) is var digit and not '\0') sink.HearDigit(digit);
    }

    private static G711Law? LawOf(byte payloadType, LegTerms terms) =>
        payloadType == terms.Audio.PayloadType ? terms.Audio.Law
        : payloadType switch { 0 => G711Law.Mu, 8 => G711Law.A, _ => null };
}
