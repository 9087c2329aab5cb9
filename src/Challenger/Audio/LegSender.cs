using System.Collections.Concurrent;
using Spit.Media.Codecs;
using Spit.Media.Dtmf;
using Spit.Media.Rtp;

namespace Spit.Challenger.Audio;

/// <summary>
/// What a leg sends: one SSRC, one row of sequence numbers, whoever speaks. The engine's thread alone.
/// </summary>
internal sealed class LegSender(RtpPacketWriter writer, uint timestamp, LegSocket socket)
{
    private const int DigitFrames = 5;
    private const int GapFrames = 3;

    private readonly byte[] _packet = new byte[2_048];
    private readonly short[] _frame = new short[JitterBuffer.FrameSamples];
    private TelephoneEventSender? _event;
    private uint _eventTimestamp;
    private char _tone;
    private int _toneFrames;
    private bool _isPaused = true;
    private uint _relayOffset;
    private bool _isRelaying;

    /// <summary>Keys to be pressed, from any thread.</summary>
    public ConcurrentQueue<char> Digits { get; } = new();

    public RtpPacketWriter Writer => writer;

    /// <summary>Of the frame that is due.</summary>
    public uint Timestamp { get; private set; } = timestamp;

    /// <summary>20 ms pass: sends what is due.</summary>
    /// <returns>Whether a packet was sent.</returns>
    public bool Tick(LegTerms? terms, IFrameSource? source, bool isBridged)
    {
        var isSent = terms is { CanSend: true } && Send(terms, source, isBridged);
        Timestamp += JitterBuffer.FrameSamples;
        if (!isBridged) _isRelaying = false;
        if (!isSent && !isBridged) _isPaused = true;
        return isSent;
    }

    /// <summary>Passes on a packet of the other leg: its payload as it is, or brought to this leg's law.</summary>
    /// <param name="law">Of the payload; null: a telephone-event.</param>
    /// <param name="isNew">The other leg's stream begins here.</param>
    public bool Relay(LegTerms terms, in RtpPacketView packet, G711Law? law, bool isNew)
    {
        var type = law is null ? terms.Audio.TelephoneEvent : terms.Audio.PayloadType;
        if (!terms.CanSend || type is not { } known || packet.Payload.Length > _packet.Length - 64) return false;
        var isMarked = packet.IsMarked;
        if (isNew || !_isRelaying)
        {
            _relayOffset = Timestamp - packet.Timestamp;
            isMarked = true;
        }
        (_isRelaying, _isPaused) = (true, true);
        var payload = _packet.AsSpan(RtpPacketWriter.HeaderBytes, packet.Payload.Length);
        if (law is { } other && other != terms.Audio.Law) Transcode(packet.Payload, other, payload, terms.Audio.Law);
        else packet.Payload.CopyTo(payload);
        return Finish(terms, payload.Length, known, packet.Timestamp + _relayOffset, isMarked);
    }

    private static void Transcode(ReadOnlySpan<byte> from, G711Law law, Span<byte> to, G711Law wanted)
    {
        Span<short> samples = stackalloc short[JitterBuffer.FrameSamples];
        for (var i = 0; i < from.Length; i += samples.Length)
        {
            var count = G711.Decode(law, from[i..], samples);
            G711.Encode(wanted, samples[..count], to[i..]);
        }
    }

    private bool Send(LegTerms terms, IFrameSource? source, bool isBridged)
    {
        if (_event is null && _toneFrames == 0 && Digits.TryDequeue(out var digit)) Press(digit, terms);
        if (_event is not null) return SendEvent(terms);
        if (_toneFrames == 0)
            return !isBridged && source is not null && source.Fill(_frame) && SendFrame(terms);
        var pressed = DigitFrames + GapFrames - _toneFrames;
        DtmfTone.Fill(
            _toneFrames-- > GapFrames ? _tone : '\0', pressed * JitterBuffer.FrameSamples, _frame);
        return SendFrame(terms);
    }

    /// <summary>As telephone-event where the other side takes them, else as tones: never both.</summary>
    private void Press(char digit, LegTerms terms)
    {
        if (terms.Audio.TelephoneEvent is not null)
            (_event, _eventTimestamp) = (new TelephoneEventSender(digit, DigitFrames), Timestamp);
        else
            (_tone, _toneFrames) = (digit, DigitFrames + GapFrames);
    }

    private bool SendEvent(LegTerms terms)
    {
        var isFirst = _event!.IsFirst;
        _event.Write(_packet.AsSpan(RtpPacketWriter.HeaderBytes));
        var type = terms.Audio.TelephoneEvent ?? terms.Audio.PayloadType;
        var isSent = Finish(terms, TelephoneEventSender.PayloadBytes, type, _eventTimestamp, isFirst);
        if (_event.IsOver) _event = null;
        return isSent;
    }

    private bool SendFrame(LegTerms terms)
    {
        var samples = G711.SampleRate / 1_000 * terms.Audio.FrameMilliseconds;
        var isSent = true;
        for (var start = 0; start < _frame.Length; start += samples)
        {
            var count = G711.Encode(
                terms.Audio.Law,
                _frame.AsSpan(start, Math.Min(samples, _frame.Length - start)),
                _packet.AsSpan(RtpPacketWriter.HeaderBytes));
            isSent &= Finish(terms, count, terms.Audio.PayloadType, Timestamp + (uint)start, _isPaused);
            _isPaused = false;
        }
        return isSent;
    }

    private bool Finish(LegTerms terms, int payloadBytes, byte type, uint timestamp, bool isMarked) =>
        socket.TrySend(
            _packet.AsSpan(0, writer.Finish(_packet, payloadBytes, type, timestamp, isMarked)), terms.Remote.Target);
}
