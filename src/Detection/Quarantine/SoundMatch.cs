using System.Numerics;

namespace Spit.Detection.Quarantine;

/// <summary>Whether two recordings are of the same message, by the raw words of Chromaprint.</summary>
/// <remarks>
/// <para>
/// A word covers some 2.6 s of sound and comes every 0.124 s. Measured with speech of flite at 8 kHz through mu-law:
/// the same message at 10 dB SNR differs in 6 % of the bits (at most 9 %), another one in at least 28 % over 40 words
/// and 19 % over 24.
/// </para>
/// <para>
/// Noise and tones are alike at every offset (white noise: 17 % of the bits), so two silent lines would be one message.
/// What counts is therefore also how much better the offset is than those a second away.
/// </para>
/// </remarks>
public static class SoundMatch
{
    /// <summary>The least words that two recordings must share: with their context, 5.4 s of sound.</summary>
    public const int LeastOverlap = 24;

    /// <summary>From this many shared words on, more errors are borne: 7.4 s of sound.</summary>
    public const int FullOverlap = 40;

    private const double MostErrors = 0.25;
    private const double MostErrorsWhenShort = 0.15;

    // Chosen: between noise (0.0) and speech (0.3).
    private const double LeastContrast = 0.1;

    // Words; a second.
    private const int Aside = 8;

    private const int BitsAWord = 32;

    /// <summary>Whether they agree at an offset.</summary>
    /// <param name="a">Words of one recording.</param>
    /// <param name="b">Words of the other.</param>
    /// <param name="offset">
    /// How many words <paramref name="b"/> begins after <paramref name="a"/>; may be negative.
    /// </param>
    public static bool AgreesAt(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b, int offset)
    {
        var overlap = Overlap(a, b, offset);
        if (overlap < LeastOverlap) return false;
        var errors = ErrorRate(a, b, offset);
        if (errors >= (overlap < FullOverlap ? MostErrorsWhenShort : MostErrors)) return false;
        var aside = (ErrorRate(a, b, offset - Aside) + ErrorRate(a, b, offset + Aside)) / 2;
        return aside - errors >= LeastContrast;
    }

    /// <summary>Words that both have at an offset; not above zero when there are none.</summary>
    public static int Overlap(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b, int offset) =>
        Math.Min(a.Length, offset + b.Length) - Math.Max(0, offset);

    /// <summary>The share of the common bits that differ; 0.5 when there are none.</summary>
    public static double ErrorRate(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b, int offset)
    {
        var overlap = Overlap(a, b, offset);
        if (overlap <= 0) return 0.5;
        a = a.Slice(Math.Max(0, offset), overlap);
        b = b.Slice(Math.Max(0, -offset), overlap);
        var errors = 0;
        for (var i = 0; i < overlap; i++) errors += BitOperations.PopCount(a[i] ^ b[i]);
        return (double)errors / (BitsAWord * overlap);
    }
}
