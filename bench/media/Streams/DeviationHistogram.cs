namespace Spit.MediaBench.Streams;

/// <summary>Counts delays in steps of 10 us up to a second; written by one thread.</summary>
internal sealed class DeviationHistogram
{
    private const double StepsPerSecond = 100_000;

    private readonly long[] _counts = new long[(int)StepsPerSecond + 1];
    private double _worst;

    public long Count { get; private set; }

    public double WorstMilliseconds => _worst * 1_000;

    public void Add(double seconds)
    {
        _counts[Math.Clamp((int)(seconds * StepsPerSecond), 0, _counts.Length - 1)]++;
        _worst = Math.Max(_worst, seconds);
        Count++;
    }

    /// <summary>The delay that this share of all stays within, rounded up to a step.</summary>
    public double Milliseconds(double share)
    {
        var rank = (long)Math.Ceiling(share * Count);
        var step = 0;
        for (var seen = _counts[0]; seen < rank && step < _counts.Length - 1; seen += _counts[step]) step++;
        return (step + 1) * 1_000 / StepsPerSecond;
    }
}
