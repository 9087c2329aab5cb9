namespace Spit.Challenger.Recordings;

/// <summary>Samples on their way from one thread to another: neither waits for the other.</summary>
/// <param name="capacity">The most that wait.</param>
internal sealed class SampleRing(int capacity)
{
    private readonly short[] _samples = new short[capacity];
    private long _written;
    private long _read;

    /// <summary>Puts samples in, all or none; for one thread.</summary>
    public bool TryWrite(ReadOnlySpan<short> samples)
    {
        var (written, read) = (_written, Volatile.Read(ref _read));
        if (samples.Length > capacity - (written - read)) return false;
        var at = (int)(written % capacity);
        var first = Math.Min(samples.Length, capacity - at);
        samples[..first].CopyTo(_samples.AsSpan(at));
        samples[first..].CopyTo(_samples);
        Volatile.Write(ref _written, written + samples.Length);
        return true;
    }

    /// <summary>Takes samples out; for one other thread at a time.</summary>
    /// <returns>How many.</returns>
    public int Read(Span<short> target)
    {
        var (read, written) = (_read, Volatile.Read(ref _written));
        var count = (int)Math.Min(target.Length, written - read);
        var at = (int)(read % capacity);
        var first = Math.Min(count, capacity - at);
        _samples.AsSpan(at, first).CopyTo(target);
        _samples.AsSpan(0, count - first).CopyTo(target[first..]);
        Volatile.Write(ref _read, read + count);
        return count;
    }
}
