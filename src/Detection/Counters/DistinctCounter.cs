namespace Spit.Detection.Counters;

/// <summary>
/// Counts distinct texts in a sliding window: exactly to 64, then by estimate (standard error 6.5 %).
/// </summary>
/// <remarks>
/// The window is two halves that take turns, so a text is forgotten between half a window and a whole one after it was
/// last added. 130 bytes for up to four texts, 660 at most.
/// </remarks>
[GenerateSerializer, Alias("spit.DistinctCounter")]
public sealed class DistinctCounter
{
    [Id(0)] private DistinctSketch _current = new();
    [Id(1)] private DistinctSketch? _previous;
    [Id(2)] private long _halfStartTicks;
    [Id(3)] private double _count;

    /// <summary>Enters one text. A time up to a window before the last turn counts as the current half.</summary>
    /// <param name="text">What is counted, canonical.</param>
    /// <param name="now">The time of the addition.</param>
    /// <param name="window">The same for every call on one counter.</param>
    public void Add(string text, DateTimeOffset now, TimeSpan window)
    {
        var turned = Turn(now.UtcTicks, window.Ticks / 2);
        if (_current.Add(StableHash.Of(text)) || turned) _count = CountUnion();
    }

    /// <summary>How many distinct texts the window holds at <paramref name="now"/>.</summary>
    public double At(DateTimeOffset now, TimeSpan window)
    {
        var half = window.Ticks / 2;
        var elapsed = now.UtcTicks - _halfStartTicks;
        if (elapsed < half) return _count;
        return elapsed < 2 * half ? CountOf(_current) : 0;
    }

    private bool Turn(long now, long half)
    {
        var elapsed = now - _halfStartTicks;
        // A clock that went back by more than a window was wrong before: nothing would be forgotten until then.
        if (elapsed < -2 * half) _halfStartTicks = now;
        if (elapsed < half) return false;
        var forgotten = elapsed >= 2 * half;
        _previous = forgotten ? null : _current;
        _current = new DistinctSketch();
        _halfStartTicks = forgotten ? now : _halfStartTicks + half;
        return true;
    }

    private double CountUnion()
    {
        if (_previous is null) return CountOf(_current);
        if (!_current.IsExact || !_previous.IsExact) return Estimate(_current, _previous);
        var count = _current.Hashes.Length;
        foreach (var hash in _previous.Hashes)
        {
            if (!_current.Hashes.Contains(hash)) count++;
        }
        return count;
    }

    private static double CountOf(DistinctSketch sketch) =>
        sketch.IsExact ? sketch.Hashes.Length : Estimate(sketch, null);

    private static double Estimate(DistinctSketch sketch, DistinctSketch? other)
    {
        Span<byte> registers = stackalloc byte[HyperLogLog.Registers];
        registers.Clear();
        sketch.MergeInto(registers);
        other?.MergeInto(registers);
        // A set leaves the exact range with its 65th text; an estimate below that is known to be wrong.
        return Math.Max(DistinctSketch.ExactLimit + 1, HyperLogLog.Estimate(registers));
    }
}
