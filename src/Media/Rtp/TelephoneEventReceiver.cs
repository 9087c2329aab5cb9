using System.Buffers.Binary;

namespace Spit.Media.Rtp;

/// <summary>
/// Digits out of telephone-events (RFC 4733); each key press is told once, with its first packet heard.
/// </summary>
public sealed class TelephoneEventReceiver
{
    private const string Digits = "0123456789*#ABCD";

    private bool _hasEvent;
    private uint _timestamp;
    private ushort _duration;
    private byte _code;
    private bool _hasEnded;

    /// <summary>Takes a packet of the event payload type.</summary>
    /// <returns>True with a digit when it begins a new event, or is the first of it that came through.</returns>
    public bool TryReceive(in RtpPacketView packet, out char digit)
    {
        digit = '\0';
        var payload = packet.Payload;
        if (payload.Length < 4 || payload[0] >= Digits.Length) return false;
        var duration = BinaryPrimitives.ReadUInt16BigEndian(payload[2..]);
        // RFC 4733 2.3.1: all packets of an event have the timestamp of its beginning.
        if (_hasEvent && packet.Timestamp == _timestamp)
        {
            _duration = Math.Max(_duration, duration);
            _hasEnded |= (payload[1] & 0x80) != 0;
            return false;
        }
        if (_hasEvent && (int)(packet.Timestamp - _timestamp) < 0) return false;
        var isSegment = IsNextSegment(packet, payload[0]);
        (_hasEvent, _timestamp, _duration, _code) = (true, packet.Timestamp, duration, payload[0]);
        _hasEnded = (payload[1] & 0x80) != 0;
        if (isSegment) return false;
        digit = Digits[payload[0]];
        return true;
    }

    /// <summary>Another stream begins: its timestamps have nothing to do with those before.</summary>
    public void Reset() => _hasEvent = false;

    /// <summary>RFC 4733 2.5.1.3: an event longer than 8.2 s goes on with a new timestamp and no marker.</summary>
    private bool IsNextSegment(in RtpPacketView packet, byte code) =>
        _hasEvent && !_hasEnded && !packet.IsMarked && code == _code
        && packet.Timestamp - _timestamp is >= 0xF000 and <= ushort.MaxValue && _duration >= 0xF000;
}
