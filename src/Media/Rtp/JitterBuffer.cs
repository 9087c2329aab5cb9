using Spit.Media.Codecs;

namespace Spit.Media.Rtp;

/// <summary>
/// Turns G.711 packets of 10 to 60 ms, as the network brings them, into frames of 20 ms at a steady pace, and tells
/// which are missing.
/// </summary>
/// <remarks>
/// It holds audio back for 20 to 200 ms. A packet that comes late makes it hold back more, packets that are early for
/// two seconds less; thus a sender's clock may also run a little fast or slow. Times are those at which pulls were due,
/// 20 ms apart: a pull that was left out passes over its frame.
/// </remarks>
public sealed class JitterBuffer
{
    /// <summary>Samples, and bytes, in a frame.</summary>
    public const int FrameSamples = G711.SampleRate / 50;

    /// <summary>The shortest packet taken: 10 ms.</summary>
    public const int LeastPacket = FrameSamples / 2;

    /// <summary>The longest packet taken: 60 ms.</summary>
    public const int MostPacket = FrameSamples * 3;

    private const int MostHeld = G711.SampleRate / 5;
    private const int HeldAtStart = FrameSamples;
    private const int EarlyFrames = 2 * FrameSamples;
    private const int PacketsToShrink = 100;
    private const int FramesToSilence = 10;
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(20);

    private readonly SampleRing _ring = new();
    private readonly SequenceWindow _seen = new();
    private bool _isStarted;
    private bool _hasPlayed;
    private uint _next;
    private uint _end;
    private uint _playedEnd;
    private uint _passedOver;
    private uint _pauseFrom;
    private uint _pauseUntil;
    private int _starved;
    private int _leastAhead = int.MaxValue;
    private int _measured;
    private TimeSpan _pulled;

    /// <summary>Packets that came after their turn, whether they could still be played or not.</summary>
    public long Late { get; private set; }

    /// <summary>Packets that had come before.</summary>
    public long Copies { get; private set; }

    /// <summary>Audio that has come and is not played yet.</summary>
    public TimeSpan Held =>
        TimeSpan.FromMilliseconds(_isStarted ? Math.Max(0, (int)(_end - _next)) / (G711.SampleRate / 1000) : 0);

    /// <summary>Forgets everything: another stream begins.</summary>
    public void Reset()
    {
        _ring.Clear();
        _seen.Clear();
        _isStarted = _hasPlayed = false;
        _starved = _measured = 0;
        _leastAhead = int.MaxValue;
    }

    /// <summary>A packet of this stream that carries no audio: its number is not missing.</summary>
    public void Pass(ushort sequence) => _seen.Add(sequence);

    /// <summary>Takes a packet.</summary>
    /// <param name="packet">Of the audio's payload type.</param>
    /// <param name="now">Monotonic time.</param>
    /// <returns>False: it is of no use, being too short, too long, a copy or too late.</returns>
    public bool Push(in RtpPacketView packet, TimeSpan now)
    {
        if (packet.Payload.Length is < LeastPacket or > MostPacket) return false;
        var isNext = _seen.IsNext(packet.Sequence);
        var isNewer = _seen.IsNewer(packet.Sequence);
        if (!_seen.Add(packet.Sequence))
        {
            Copies++;
            return false;
        }
        if (_isStarted) PassOver(now);
        else _pulled = now;
        if (!Place(packet.Timestamp, packet.Payload.Length, isNext, isNewer)) return false;
        _ring.Put(packet.Timestamp, packet.Payload);
        var end = packet.Timestamp + (uint)packet.Payload.Length;
        if ((int)(end - _end) > 0) _end = end;
        Measure((int)(packet.Timestamp - _next));
        return true;
    }

    /// <summary>The next 20 ms.</summary>
    /// <param name="now">When this pull was due, monotonic.</param>
    /// <param name="frame"><see cref="FrameSamples"/> bytes; filled only with audio.</param>
    public PlayedFrame Pull(TimeSpan now, Span<byte> frame)
    {
        if (!_isStarted)
        {
            _pulled = now;
            return PlayedFrame.NotStarted;
        }
        PassOver(now);
        _pulled = now;
        var isWhole = _ring.TryTake(_next, frame[..FrameSamples]);
        var at = _next;
        Step();
        if (isWhole)
        {
            _hasPlayed = true;
            _playedEnd = _next;
            _starved = 0;
            return PlayedFrame.Audio;
        }
        if (!_hasPlayed) return PlayedFrame.NotStarted;
        _starved++;
        if (IsPause(at)) return PlayedFrame.Silence;
        return (int)(_end - _next) > 0 || _starved <= FramesToSilence ? PlayedFrame.Lost : PlayedFrame.Silence;
    }

    /// <summary>
    /// Finds the packet's place on the way to be played, and moves the way if it has to; false: it has none.
    /// </summary>
    private bool Place(uint timestamp, int samples, bool isNext, bool isNewer)
    {
        if (!_isStarted)
        {
            Anchor(timestamp);
            return true;
        }
        var ahead = (int)(timestamp - _next);
        if (ahead < 0 || (int)(timestamp - _playedEnd) < 0) return PlaceLate(timestamp, ahead, isNewer);
        var isUnbroken = timestamp == _end;
        if (ahead + samples <= MostHeld)
        {
            if (isNext && !isUnbroken) (_pauseFrom, _pauseUntil) = (_end, timestamp);
            return true;
        }
        if (isUnbroken) SkipTo(timestamp + (uint)samples - MostHeld / 2);
        else Anchor(timestamp);
        return true;
    }

    private bool PlaceLate(uint timestamp, int ahead, bool isNewer)
    {
        // The sender's clock was set back, or its pauses take no time on it.
        if (isNewer && (ahead < -MostHeld || _starved > FramesToSilence))
        {
            Anchor(timestamp);
            return true;
        }
        Late++;
        if (ahead < -MostHeld) return false;
        if ((int)(timestamp - _playedEnd) >= 0)
        {
            // Nothing behind it was played: it is played now, and all that follows as much later.
            _next = timestamp;
            return true;
        }
        // What was to come after it has been played. The next one that is as late will not be too late.
        var wasPassedOver = (int)(timestamp - _passedOver) < 0;
        if (ahead < 0 && !wasPassedOver && (int)(_end - _next) < MostHeld - FrameSamples) _next -= FrameSamples;
        return false;
    }

    private void Anchor(uint timestamp)
    {
        _ring.Clear();
        _isStarted = true;
        _next = timestamp - HeldAtStart;
        _end = timestamp;
        _playedEnd = _passedOver = _next;
        // The way to the first sample is a pause of the sender's.
        (_pauseFrom, _pauseUntil) = (_next, timestamp);
        _starved = _measured = 0;
        _leastAhead = int.MaxValue;
    }

    private void Step()
    {
        _ring.Forget(_next, FrameSamples);
        var left = (int)(_pauseUntil - _next);
        // A pause need not be whole frames: what comes behind it begins with one, a little earlier or later.
        if (left is > 0 and < FrameSamples * 3 / 2 && (int)(_next - _pauseFrom) >= 0) _next = _pauseUntil;
        else _next += FrameSamples;
    }

    /// <summary>Pulls that were left out have passed over their frames.</summary>
    private void PassOver(TimeSpan now)
    {
        var missed = (now - _pulled).Ticks / FrameTime.Ticks - 1;
        if (missed < 1) return;
        var frames = (int)Math.Min(missed, int.MaxValue / FrameSamples);
        _pulled += frames * FrameTime;
        SkipTo(_next + (uint)(frames * FrameSamples));
        if ((int)(_next - _playedEnd) > 0) _playedEnd = _passedOver = _next;
    }

    private void SkipTo(uint timestamp)
    {
        _ring.Forget(_next, (int)(timestamp - _next));
        _next = timestamp;
    }

    private bool IsPause(uint timestamp) =>
        (int)(timestamp - _pauseFrom) >= 0 && (int)(_pauseUntil - timestamp) > 0;

    private void Measure(int ahead)
    {
        _leastAhead = Math.Min(_leastAhead, ahead);
        if (++_measured < PacketsToShrink) return;
        if (_leastAhead >= EarlyFrames) SkipTo(_next + FrameSamples);
        _measured = 0;
        _leastAhead = int.MaxValue;
    }
}
