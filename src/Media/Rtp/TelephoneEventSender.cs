using Spit.Media.Codecs;

namespace Spit.Media.Rtp;

/// <summary>Sends digits as telephone events, a packet each 20 ms (RFC 4733 2.5.1).</summary>
public sealed class TelephoneEventSender
{
    // 2.5.1.4: the end is told three times.
    private const int Ends = 3;
    private const byte Volume = 10;
    private const int FrameSamples = G711.SampleRate / 50;
    private const int PacketSlack = RtpPacketView.HeaderBytes + TelephoneEvent.Bytes;

    private byte _code;
    private uint _timestamp;
    private int _left;
    private int _ends;
    private ushort _duration;

    /// <summary>Bytes of a packet.</summary>
    public static int PacketBytes => PacketSlack;

    /// <summary>Whether a digit is under way; nothing else is to be sent meanwhile.</summary>
    public bool IsSending => _left > 0 || _ends > 0;

    /// <summary>Begins a digit.</summary>
    /// <param name="digit">0 to 9, *, #, A to D.</param>
    /// <param name="frames">Frames of 20 ms that it lasts, 1 to 400.</param>
    /// <returns>False: it is no digit, or one is under way.</returns>
    public bool TryStart(char digit, int frames)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(frames, 400);
        if (IsSending || TelephoneEvent.CodeOf(digit) is not { } code) return false;
        _code = code;
        _left = frames;
        _duration = 0;
        return true;
    }

    /// <summary>Writes the packet that is due now; the writer is advanced by the caller.</summary>
    /// <returns>Bytes written; 0: no digit is under way.</returns>
    public int Write(RtpPacketWriter writer, byte payloadType, Span<byte> packet)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (!IsSending) return 0;
        var isFirst = _duration == 0;
        if (isFirst) _timestamp = writer.Timestamp;
        if (_left > 0)
        {
            _duration += FrameSamples;
            if (--_left == 0) _ends = Ends;
        }
        if (_ends > 0) _ends--;
        var isEnd = _left == 0;
        Span<byte> payload = stackalloc byte[TelephoneEvent.Bytes];
        new TelephoneEvent(_code, isEnd, Volume, _duration).Write(payload);
        return writer.Write(packet, payloadType, isFirst, _timestamp, payload);
    }
}
