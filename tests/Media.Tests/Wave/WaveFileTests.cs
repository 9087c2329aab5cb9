using Spit.Media.Codecs;
using Spit.Media.Wave;

namespace Spit.Media.Tests.Wave;

public sealed class WaveFileTests
{
    private static readonly short[] Speech = WaveSample.Tone(700, 8_000, 801);

    [Fact]
    public void TryRead_WhatWasWritten_IsTheSame()
    {
        Assert.Equal(Speech, Read(WaveFile.Write(Speech)).Samples);
        var coded = new byte[Speech.Length];
        var expected = new short[Speech.Length];
        G711.Encode(G711Law.Mu, Speech, coded);
        G711.Decode(G711Law.Mu, coded, expected);
        Assert.Equal(expected, Read(WaveFile.Write(Speech, WaveEncoding.MuLaw)).Samples);
    }

    [Fact]
    public void TryRead_EachEncoding_GivesItsSamples()
    {
        Assert.Equal<short>([0, 32_512, -32_768], Samples(1, 8, [128, 255, 0]));
        Assert.Equal<short>([1, -2], Samples(1, 16, [1, 0, 0xFE, 0xFF]));
        Assert.Equal<short>([0x0302, -1], Samples(1, 24, [1, 2, 3, 0xFF, 0xFF, 0xFF]));
        Assert.Equal<short>([0x0403, -1], Samples(1, 32, [1, 2, 3, 4, 0xFF, 0xFF, 0xFF, 0xFF]));
        Assert.Equal<short>([16_384, -32_768, 32_767, 0], Samples(3, 32, Floats(0.5f, -1, 7, float.NaN)));
        Assert.Equal<short>([32_256, 8], Samples(6, 8, [0xAA, 0xD5]));
        Assert.Equal<short>([32_124, 0], Samples(7, 8, [0x80, 0xFF]));
        var extensible = WaveSample.File(1, 16, 1, 8_000, [1, 0, 2, 0], isExtensible: true);
        Assert.Equal<short>([1, 2], Read(extensible).Samples);
    }

    [Fact]
    public void TryRead_SeveralChannels_GivesTheirMean()
    {
        var file = WaveSample.File(1, 16, 2, 8_000, WaveSample.Bytes16([100, 300, -50, 50]));
        Assert.Equal<short>([200, 0], Read(file).Samples);
        Assert.Equal(2, Read(file).SourceChannels);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(uint.MaxValue)]
    [InlineData(1_000_000u)]
    public void TryRead_SizeOfAStream_TakesWhatIsThere(uint size) =>
        Assert.Equal<short>([1, 2], Read(WaveSample.File(1, 16, 1, 8_000, [1, 0, 2, 0, 3], size)).Samples);

    [Theory]
    [InlineData(11_025)]
    [InlineData(16_000)]
    [InlineData(44_100)]
    [InlineData(48_000)]
    public void TryRead_HigherRate_KeepsTheBandAndNothingElse(int rate)
    {
        Assert.InRange(Level(rate, 1_000), -0.1, 0.1);
        Assert.InRange(Level(rate, 3_300), -0.5, 0.5);
        Assert.InRange(Level(rate, 4_500), double.NegativeInfinity, -60);
        var file = WaveSample.File(1, 16, 1, rate, WaveSample.Bytes16(new short[rate]));
        Assert.Equal(TimeSpan.FromSeconds(1), Read(file).Duration);
    }

    [Theory]
    [InlineData(3, 64, 1, 8_000, WaveFault.UnsupportedEncoding)]
    [InlineData(1, 12, 1, 8_000, WaveFault.UnsupportedEncoding)]
    [InlineData(1, 16, 0, 8_000, WaveFault.BadFormat)]
    [InlineData(1, 16, 9, 8_000, WaveFault.BadFormat)]
    [InlineData(1, 16, 1, 7_999, WaveFault.UnsupportedRate)]
    [InlineData(1, 16, 1, 48_001, WaveFault.UnsupportedRate)]
    [InlineData(1, 16, 1, -1, WaveFault.UnsupportedRate)]
    public void TryRead_OtherFormat_SaysWhy(int tag, int bits, int channels, int rate, WaveFault fault) =>
        Assert.Equal(fault, WaveFile.TryRead(WaveSample.File(tag, bits, channels, rate, [0, 0]), out _));

    [Fact]
    public void TryRead_MoreThanAnHour_IsTooLong() =>
        Assert.Equal(
            WaveFault.TooLong,
            WaveFile.TryRead(WaveSample.File(7, 8, 1, 8_000, new byte[(3_600 * 8_000) + 1]), out _));

    [Fact]
    public void TryRead_EveryPrefix_IsAudioOnlyWithData()
    {
        var file = WaveSample.File(1, 16, 1, 8_000, WaveSample.Bytes16(Speech));
        var header = file.Length - (2 * Speech.Length);
        for (var length = 0; length <= file.Length; length++)
        {
            var fault = WaveFile.TryRead(file.AsSpan(0, length), out var audio);
            Assert.Equal(length >= header, fault == WaveFault.None);
            Assert.Equal(Math.Max(0, length - header) / 2, audio.Samples.Length);
        }
    }

    [Fact]
    public void TryRead_DamagedFiles_NeverThrows()
    {
        var random = new Random(1991);
        var faults = new HashSet<WaveFault>();
        var original = WaveSample.File(1, 16, 2, 16_000, new byte[64]);
        for (var round = 0; round < 20_000; round++)
        {
            var file = (byte[])original.Clone();
            for (var damage = random.Next(1, 6); damage > 0; damage--)
                file[random.Next(file.Length)] = (byte)random.Next(256);
            faults.Add(WaveFile.TryRead(file, out _));
            random.NextBytes(file);
            Assert.Equal(WaveFault.NotWave, WaveFile.TryRead(file, out _));
        }
        Assert.Equal(Enum.GetValues<WaveFault>().Except([WaveFault.TooLong]), faults.Order());
    }

    private static double Level(int rate, double hertz)
    {
        var file = WaveSample.File(1, 16, 1, rate, WaveSample.Bytes16(WaveSample.Tone(hertz, rate, rate / 2)));
        var middle = Read(file).Samples[500..3_500];
        var power = middle.Average(s => (double)s * s);
        return 10 * Math.Log10(power / (10_000.0 * 10_000 / 2));
    }

    private static short[] Samples(int tag, int bits, byte[] data) =>
        Read(WaveSample.File(tag, bits, 1, 8_000, data)).Samples;

    private static WaveAudio Read(byte[] file)
    {
        Assert.Equal(WaveFault.None, WaveFile.TryRead(file, out var audio));
        return audio;
    }

    private static byte[] Floats(params float[] samples) => [.. samples.SelectMany(BitConverter.GetBytes)];
}
