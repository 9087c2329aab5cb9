namespace Spit.Media.Rtp;

/// <summary>Code words by their timestamps, for the half second around what is being played.</summary>
internal sealed class SampleRing
{
    private const int Capacity = 4096;

    private readonly byte[] _codes = new byte[Capacity];

    // 1 where a code word is; a frame is whole when it has no 0.
    private readonly byte[] _present = new byte[Capacity];

    public void Clear() => _present.AsSpan().Clear();

    /// <summary>Keeps a packet's code words; it is shorter than the ring.</summary>
    public void Put(uint timestamp, ReadOnlySpan<byte> codes)
    {
        var (start, first) = Split(timestamp, codes.Length);
        codes[..first].CopyTo(_codes.AsSpan(start));
        codes[first..].CopyTo(_codes);
        _present.AsSpan(start, first).Fill(1);
        _present.AsSpan(0, codes.Length - first).Fill(1);
    }

    /// <summary>Copies a frame if all of it is there.</summary>
    public bool TryTake(uint timestamp, Span<byte> frame)
    {
        var (start, first) = Split(timestamp, frame.Length);
        var second = frame.Length - first;
        if (_present.AsSpan(start, first).Contains((byte)0) || _present.AsSpan(0, second).Contains((byte)0))
            return false;
        _codes.AsSpan(start, first).CopyTo(frame);
        _codes.AsSpan(0, second).CopyTo(frame[first..]);
        return true;
    }

    public void Forget(uint timestamp, int count)
    {
        if (count >= Capacity)
        {
            Clear();
            return;
        }
        var (start, first) = Split(timestamp, count);
        _present.AsSpan(start, first).Clear();
        _present.AsSpan(0, count - first).Clear();
    }

    private static (int Start, int First) Split(uint timestamp, int count)
    {
        var start = (int)(timestamp % Capacity);
        return (start, Math.Min(count, Capacity - start));
    }
}
