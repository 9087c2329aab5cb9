using Spit.Media.Codecs;

namespace Spit.Media.Tests.Codecs;

public sealed class G711Tests
{
    [Theory]
    [InlineData(G711Law.Mu)]
    [InlineData(G711Law.A)]
    public void Decode_AllCodeWords_AreTheRecommendationsValues(G711Law law)
    {
        for (var code = 0; code < 256; code++)
            Assert.Equal(Value(law, code), DecodeOne(law, (byte)code));
    }

    /// <summary>G.711 tables 1a and 2a: the ends of the scale and its middle.</summary>
    [Theory]
    [InlineData(G711Law.Mu, 0x80, 32_124)]
    [InlineData(G711Law.Mu, 0x00, -32_124)]
    [InlineData(G711Law.Mu, 0xFF, 0)]
    [InlineData(G711Law.A, 0xAA, 32_256)]
    [InlineData(G711Law.A, 0x2A, -32_256)]
    [InlineData(G711Law.A, 0xD5, 8)]
    public void Decode_KnownCodeWord_GivesItsValue(G711Law law, byte code, int value) =>
        Assert.Equal(value, DecodeOne(law, code));

    [Theory]
    [InlineData(G711Law.Mu)]
    [InlineData(G711Law.A)]
    public void Encode_WhatWasDecoded_GivesTheCodeWordAgain(G711Law law)
    {
        for (var code = 0; code < 256; code++)
        {
            // mu-law has a positive and a negative zero; both mean 0.
            var expected = law == G711Law.Mu && code == 0x7F ? 0xFF : code;
            Assert.Equal(expected, EncodeOne(law, DecodeOne(law, (byte)code)));
        }
    }

    [Theory]
    [InlineData(G711Law.Mu)]
    [InlineData(G711Law.A)]
    public void Encode_AnySampleOfTheScale_IsHalfAStepOffAtMost(G711Law law)
    {
        for (var sample = -32_635; sample <= 32_635; sample++)
        {
            var code = EncodeOne(law, (short)sample);
            var segment = ((law == G711Law.Mu ? code ^ 0xFF : code ^ 0x55) >> 4) & 7;
            var halfStep = law == G711Law.Mu ? 4 << segment : 8 << Math.Max(0, segment - 1);
            Assert.InRange(Math.Abs(DecodeOne(law, code) - sample), 0, halfStep);
        }
        Assert.Equal(Value(law, law == G711Law.Mu ? 0x80 : 0xAA), DecodeOne(law, EncodeOne(law, short.MaxValue)));
        Assert.Equal(Value(law, law == G711Law.Mu ? 0x00 : 0x2A), DecodeOne(law, EncodeOne(law, short.MinValue)));
    }

    [Theory]
    [InlineData(G711Law.Mu)]
    [InlineData(G711Law.A)]
    public void Silence_Decoded_IsAlmostNothing(G711Law law) =>
        Assert.InRange(DecodeOne(law, G711.Silence(law)), 0, 8);

    [Fact]
    public void Decode_SpansOfTwoLengths_StopsAtTheShorter()
    {
        var samples = new short[3];
        Assert.Equal(3, G711.Decode(G711Law.Mu, new byte[5], samples));
        Assert.Equal(2, G711.Encode(G711Law.A, samples, new byte[2]));
    }

    [Fact]
    public void Coding_AllocatesNothing()
    {
        var samples = new short[160];
        var codes = new byte[160];
        Assert.Equal(0, Allocated.By(() =>
        {
            G711.Encode(G711Law.A, samples, codes);
            G711.Decode(G711Law.Mu, codes, samples);
        }));
    }

    /// <summary>
    /// The Recommendation's own arithmetic: mu-law y = (2 m + 33) 2^s - 33 in 14 bits, A-law (2 m + 33) 2^(s - 1), in
    /// segment 0 2 m + 1, in 13 bits; both brought to 16.
    /// </summary>
    private static int Value(G711Law law, int code)
    {
        var bits = law == G711Law.Mu ? code ^ 0xFF : code ^ 0x55;
        var (segment, step) = ((bits & 0x70) / 16, bits & 0x0F);
        var isPositive = law == G711Law.Mu == (bits < 128);
        var magnitude = law == G711Law.Mu
            ? (((2 * step) + 33) * Math.Pow(2, segment) - 33) * 4
            : (segment == 0 ? (2 * step) + 1 : ((2 * step) + 33) * Math.Pow(2, segment - 1)) * 8;
        return (int)(isPositive ? magnitude : -magnitude);
    }

    private static short DecodeOne(G711Law law, byte code)
    {
        Span<short> sample = stackalloc short[1];
        G711.Decode(law, [code], sample);
        return sample[0];
    }

    private static byte EncodeOne(G711Law law, short sample)
    {
        Span<byte> code = stackalloc byte[1];
        G711.Encode(law, [sample], code);
        return code[0];
    }
}
