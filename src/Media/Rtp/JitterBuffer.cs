using Spit.Media.Codecs;

namespace Spit.Media.Rtp;

/// <summary>
/// Puts packets into the order and the pace of speech. It has no clock: 20 ms pass with every <see cref="Pull"/>.
/// </summary>
/// <remarks>
/// The delay begins with 40 ms, grows when packets come too late, up to 200 ms, and shrinks by a frame, down to 20 ms,
/// when for two seconds every packet came at least a frame earlier than needed.
/// </remarks>
public sealed class JitterBuffer
{
    /// <summary>Samples in a frame of 20 ms.</summary>
    public const int FrameSamples = 160;

    private const int FirstDelay = 2 * FrameSamples;
    private const int MostDelay = 10 * FrameSamples;
    private const int Capacity = 8_192;
    private const int Horizon = Capacity - MostDelay - FrameSamples;
    private const int FramesToShrink = 100;
    private const int FramesUntilPause = 2;
    private const byte Missing = 0;
    private const byte Heard = 1;
    private const byte Silent = 2;

    private readonly short[] _samples = new short[Capacity];
    private readonly byte[] _states = new byte[Capacity];
    private uint _next;
    private uint _end;
    private ushort _lastSequence;
    private bool _hasStarted;
    private bool _hasPlayed;
    private bool _pauses;
    private int _dry;
    private int _slack = int.MaxValue;
    private int _frames;

    /// <summary>Packets that came after their time and were thrown away.</summary>
    public long Late { get; private set; }

    /// <summary>Frames told as lost.</summary>
    public long Lost { get; private set; }

    /// <summary>How much audio waits, in samples.</summary>
    public int Depth => _hasStarted ? Math.Max(0, (int)(_end - _next)) : 0;

    /// <summary>Forgets the stream; counts stay.</summary>
    public void Reset()
    {
        Array.Clear(_states);
        (_hasStarted, _hasPlayed, _pauses, _dry, _frames, _slack) = (false, false, false, 0, 0, int.MaxValue);
    }

    /// <summary>Takes an audio packet of a stream that <see cref="RtpReceiver"/> has accepted.</summary>
    public void Push(in RtpPacketView packet, G711Law law)
    {
        var codes = packet.Payload[..Math.Min(packet.Payload.Length, MostDelay)];
        var ahead = (int)(packet.Timestamp - _next);
        if (!_hasStarted || ahead is > Horizon or < -Horizon) Begin(packet);
        else if (ahead < 0 && !TryGrow(-ahead))
        {
            Late++;
            Note(packet.Sequence);
            return;
        }
        FillPause(packet);
        Store(packet.Timestamp, codes, law);
        var isNewest = (int)(packet.Timestamp + (uint)codes.Length - _end) > 0;
        if (isNewest) _end = packet.Timestamp + (uint)codes.Length;
        _slack = Math.Min(_slack, (int)(packet.Timestamp - _next));
        _dry = 0;
        Note(packet.Sequence);
    }

    /// <summary>Notes a packet of the stream that holds no audio, so that it is not taken for a lost one.</summary>
    public void Note(ushort sequence)
    {
        if ((short)(sequence - _lastSequence) > 0) _lastSequence = sequence;
    }

    /// <summary>Notes comfort noise (RFC 3389): from here on the sender is silent.</summary>
    public void NotePause(ushort sequence)
    {
        _pauses = true;
        Note(sequence);
    }

    /// <summary>The next 20 ms.</summary>
    /// <param name="frame"><see cref="FrameSamples"/> long; zeros unless audio.</param>
    public FrameKind Pull(Span<short> frame)
    {
        frame[..FrameSamples].Clear();
        if (!_hasStarted) return FrameKind.NotStarted;
        Shrink();
        var kind = Take(frame);
        if (!_hasPlayed && kind == FrameKind.Lost) return FrameKind.NotStarted;
        _hasPlayed = true;
        if (kind == FrameKind.Lost) Lost++;
        return kind;
    }

    private FrameKind Take(Span<short> frame)
    {
        var isDry = (int)(_end - _next) <= 0;
        var (missing, silent) = (0, 0);
        for (var i = 0; i < FrameSamples; i++)
        {
            var slot = (int)((_next + (uint)i) % Capacity);
            missing += _states[slot] == Missing ? 1 : 0;
            silent += _states[slot] == Silent ? 1 : 0;
            if (_states[slot] == Heard) frame[i] = _samples[slot];
            _states[slot] = Missing;
        }
        _next += FrameSamples;
        if (isDry && _pauses && ++_dry > FramesUntilPause) return FrameKind.Silence;
        if (missing == 0) return silent == FrameSamples ? FrameKind.Silence : FrameKind.Audio;
        frame[..FrameSamples].Clear();
        return FrameKind.Lost;
    }

    private void Begin(in RtpPacketView packet)
    {
        Array.Clear(_states);
        _hasStarted = true;
        _next = packet.Timestamp - FirstDelay;
        _end = packet.Timestamp;
        _lastSequence = (ushort)(packet.Sequence - 1);
        (_slack, _frames, _dry) = (int.MaxValue, 0, 0);
    }

    /// <summary>Steps back so that a late packet can still be heard, if that keeps the delay in its bounds.</summary>
    private bool TryGrow(int late)
    {
        var frames = (late + FrameSamples - 1) / FrameSamples;
        if ((int)(_end - _next) + (frames * FrameSamples) > MostDelay) return false;
        _next -= (uint)(frames * FrameSamples);
        return true;
    }

    /// <summary>When for two seconds all packets came early, one frame is left out.</summary>
    private void Shrink()
    {
        if (++_frames < FramesToShrink) return;
        if (_slack is > 2 * FrameSamples and < int.MaxValue) Skip();
        (_frames, _slack) = (0, int.MaxValue);
    }

    private void Skip()
    {
        for (var i = 0; i < FrameSamples; i++) _states[(int)((_next + (uint)i) % Capacity)] = Missing;
        _next += FrameSamples;
    }

    /// <summary>No packet is missing but time is: the sender paused (RFC 3550 5.1, timestamp).</summary>
    private void FillPause(in RtpPacketView packet)
    {
        var gap = (int)(packet.Timestamp - _end);
        if (packet.Sequence != (ushort)(_lastSequence + 1) || gap <= 0) return;
        _pauses = true;
        // The place of what was to be played already is past.
        for (var at = _end; at != packet.Timestamp; at++)
            if ((int)(at - _next) >= 0) _states[(int)(at % Capacity)] = Silent;
    }

    private void Store(uint timestamp, ReadOnlySpan<byte> codes, G711Law law)
    {
        Span<short> heard = stackalloc short[MostDelay];
        G711.Decode(law, codes, heard);
        for (var i = 0; i < codes.Length; i++)
        {
            var slot = (int)((timestamp + (uint)i) % Capacity);
            _samples[slot] = heard[i];
            _states[slot] = Heard;
        }
    }
}
