using System.Numerics;

namespace Spit.Media.Codecs;

/// <summary>
/// ITU-T G.711: eight bits a sample. Samples are 16-bit linear, full scale as in G.191: 14 or 13 bits moved up.
/// </summary>
public static class G711
{
    /// <summary>Samples in a second, and bytes too.</summary>
    public const int SampleRate = 8_000;

    // mu-law adds 33 to a 14-bit magnitude so that every segment begins at a power of two; here in 16 bits.
    private const int Bias = 33 << 2;
    private const int MuClip = short.MaxValue - Bias;

    private static readonly short[] MuToLinear = [.. Enumerable.Range(0, 256).Select(ExpandMu)];
    private static readonly short[] AToLinear = [.. Enumerable.Range(0, 256).Select(ExpandA)];

    /// <summary>The code word of a sample of 0.</summary>
    public static byte Silence(G711Law law) => law == G711Law.Mu ? (byte)0xFF : (byte)0xD5;

    /// <summary>Expands code words; as many as both spans hold.</summary>
    /// <returns>How many samples were written.</returns>
    public static int Decode(G711Law law, ReadOnlySpan<byte> codes, Span<short> samples)
    {
        var table = law == G711Law.Mu ? MuToLinear : AToLinear;
        var count = Math.Min(codes.Length, samples.Length);
        for (var i = 0; i < count; i++) samples[i] = table[codes[i]];
        return count;
    }

    /// <summary>Compresses samples; as many as both spans hold.</summary>
    /// <returns>How many code words were written.</returns>
    public static int Encode(G711Law law, ReadOnlySpan<short> samples, Span<byte> codes)
    {
        var count = Math.Min(codes.Length, samples.Length);
        if (law == G711Law.Mu)
            for (var i = 0; i < count; i++) codes[i] = CompressMu(samples[i]);
        else
            for (var i = 0; i < count; i++) codes[i] = CompressA(samples[i]);
        return count;
    }

    private static byte CompressMu(int sample)
    {
        var sign = sample < 0 ? 0x80 : 0;
        var magnitude = Math.Min(Math.Abs(sample), MuClip) + Bias;
        var segment = BitOperations.Log2((uint)magnitude) - 7;
        return (byte)~(sign | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0F));
    }

    private static byte CompressA(int sample)
    {
        // Even bits are inverted on the line; the sign bit of positive values is 1 (G.711 table 1a).
        var mask = sample < 0 ? 0x55 : 0xD5;
        var magnitude = (sample < 0 ? ~sample : sample) >> 4;
        if (magnitude < 16) return (byte)(magnitude ^ mask);
        var segment = BitOperations.Log2((uint)magnitude) - 3;
        return (byte)(((segment << 4) | ((magnitude >> (segment - 1)) & 0x0F)) ^ mask);
    }

    private static short ExpandMu(int code)
    {
        var bits = ~code;
        var magnitude = ((((bits & 0x0F) << 3) + Bias) << ((bits >> 4) & 7)) - Bias;
        return (short)((bits & 0x80) != 0 ? -magnitude : magnitude);
    }

    private static short ExpandA(int code)
    {
        var bits = code ^ 0x55;
        var segment = (bits >> 4) & 7;
        var magnitude = ((bits & 0x0F) << 4) + 8;
        if (segment > 0) magnitude = (magnitude + 256) << (segment - 1);
        return (short)((bits & 0x80) != 0 ? magnitude : -magnitude);
    }
}
