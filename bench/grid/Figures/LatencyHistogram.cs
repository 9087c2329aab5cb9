using System.Globalization;
using System.Numerics;

namespace Spit.GridBench.Figures;

/// <summary>Counts times in buckets that each end at most 1/64 above where they begin; any thread may add.</summary>
/// <remarks>What is read is a bucket's upper end: never less than the time that was added.</remarks>
internal sealed class LatencyHistogram
{
    private const int FractionBits = 6;
    private const int Fractions = 1 << FractionBits;

    private readonly long[] _counts = new long[64 * Fractions];

    public long Count => _counts.Sum();

    public void Add(TimeSpan time) => Interlocked.Increment(ref _counts[IndexOf(Math.Max(0, time.Ticks))]);

    /// <summary>The time that this share of all stays within; NaN when there are none.</summary>
    /// <param name="share">0 to 1.</param>
    public double Milliseconds(double share)
    {
        var total = Count;
        if (total == 0) return double.NaN;
        var rank = Math.Clamp((long)Math.Ceiling(share * total), 1, total);
        var index = 0;
        for (var seen = _counts[0]; seen < rank; seen += _counts[index]) index++;
        return (double)UpperEndOf(index) / TimeSpan.TicksPerMillisecond;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"p50 {Milliseconds(0.5):F3}, p99 {Milliseconds(0.99):F2}, p999 {Milliseconds(0.999):F2}, "
        + $"longest {Milliseconds(1):F2} ms");

    // Below 64 a bucket each; above, 64 buckets for every power of two.
    private static int IndexOf(long ticks)
    {
        if (ticks < Fractions) return (int)ticks;
        var shift = BitOperations.Log2((ulong)ticks) - FractionBits;
        return (int)(((shift + 1L) << FractionBits) + (ticks >> shift) - Fractions);
    }

    private static long UpperEndOf(int index)
    {
        if (index < Fractions) return index;
        var shift = (index >> FractionBits) - 1;
        return ((long)((index & (Fractions - 1)) + Fractions + 1) << shift) - 1;
    }
}
