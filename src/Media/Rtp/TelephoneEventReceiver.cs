namespace Spit.Media.Rtp;

/// <summary>Hears each telephone event once, of however many packets it consists (RFC 4733 2.5).</summary>
/// <remarks>
/// An event is known by its timestamp and heard with the first packet that arrives of it: a lost end loses nothing,
/// its three repetitions add nothing. Events that were overtaken by a later one are left out, as digits in a wrong
/// order
/// are worse than a missing one.
/// </remarks>
public sealed class TelephoneEventReceiver
{
    // 2.5.1.3: an event of more samples goes on as another segment, whose timestamp is so much later.
    private const uint LongestSegment = ushort.MaxValue;

    // A sender whose timestamps have gone back is believed after this.
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    private bool _isStarted;
    private uint _timestamp;
    private byte _code;
    private bool _hasEnded;
    private TimeSpan _at;

    /// <summary>Forgets the last event: another stream begins.</summary>
    public void Reset() => _isStarted = false;

    /// <summary>Takes a packet.</summary>
    /// <param name="packet">Of the telephone events' payload type.</param>
    /// <param name="now">Monotonic time.</param>
    /// <returns>The digit that begins with it; null: none.</returns>
    public char? Receive(in RtpPacketView packet, TimeSpan now)
    {
        if (!TelephoneEvent.TryRead(packet.Payload, out var read)) return null;
        var isNew = !_isStarted || IsNew(packet.Timestamp, read, now);
        if (!_isStarted || isNew || packet.Timestamp == _timestamp)
        {
            _hasEnded = read.IsEnd || (!isNew && _hasEnded);
            _at = now;
        }
        if (!isNew) return null;
        _isStarted = true;
        _timestamp = packet.Timestamp;
        _code = read.Code;
        return read.Digit;
    }

    private bool IsNew(uint timestamp, TelephoneEvent read, TimeSpan now)
    {
        if (timestamp == _timestamp) return false;
        if (timestamp - _timestamp == LongestSegment && read.Code == _code && !_hasEnded)
        {
            _timestamp = timestamp;
            return false;
        }
        return (int)(timestamp - _timestamp) > 0 || now - _at > Memory;
    }
}
