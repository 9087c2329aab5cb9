using System.Numerics;

namespace Spit.Media.Speech;

/// <summary>How strongly the latest 64 ms repeat themselves at the pitch of a voice, 62 to 400 Hz.</summary>
/// <remarks>
/// A voice near the telephone does, up to 0.9 and more in vowels; a crowd, breath and steady noise do not. The greatest
/// normalised autocorrelation (Rabiner 1977), at half the sample rate.
/// </remarks>
public sealed class Periodicity
{
    private const int Half = 2;
    private const int Span = 256;
    private const int ShortestLag = 10;
    private const int LongestLag = 64;
    private const int Compared = Span - LongestLag;

    private readonly float[] _samples = new float[Span];

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">At 8 kHz, an even number, at most 512 of them.</param>
    public void Add(ReadOnlySpan<short> samples)
    {
        var added = samples.Length / Half;
        _samples.AsSpan(added).CopyTo(_samples);
        var at = Span - added;
        for (var i = 0; i + 1 < samples.Length; i += Half) _samples[at++] = samples[i] + samples[i + 1];
    }

    /// <summary>0 to 1; 0 for silence.</summary>
    public double Measure()
    {
        var start = _samples.AsSpan(0, Compared);
        var energy = (double)Product(start, start);
        if (energy <= 0) return 0;
        var best = 0.0;
        for (var lag = ShortestLag; lag <= LongestLag; lag++)
        {
            var later = _samples.AsSpan(lag, Compared);
            var product = Product(start, later);
            if (product <= 0) continue;
            best = Math.Max(best, product / Math.Sqrt((energy * Product(later, later)) + 1));
        }
        return best;
    }

    private static float Product(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector<float>.Zero;
        var at = 0;
        for (; at + Vector<float>.Count <= a.Length; at += Vector<float>.Count)
            sum += new Vector<float>(a[at..]) * new Vector<float>(b[at..]);
        var total = Vector.Sum(sum);
        for (; at < a.Length; at++) total += a[at] * b[at];
        return total;
    }
}
