using System.Buffers.Binary;

namespace Spit.Media.Wave;

/// <summary>The format chunk of a WAV file.</summary>
internal readonly record struct WaveFormat(WaveEncoding Encoding, int Channels, int Rate)
{
    private const int MostChannels = 8;
    private const int LeastRate = 8_000;
    private const int MostRate = 48_000;
    private const ushort Extensible = 0xFFFE;
    private const int SubFormatOffset = 24;

    public int BytesPerSample => Encoding switch
    {
        WaveEncoding.Pcm16 => 2,
        WaveEncoding.Pcm24 => 3,
        WaveEncoding.Pcm32 or WaveEncoding.Ieee32 => 4,
        _ => 1,
    };

    public static WaveFault TryRead(ReadOnlySpan<byte> chunk, out WaveFormat format)
    {
        format = default;
        if (chunk.Length < 16) return WaveFault.NoFormat;
        var tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        if (tag == Extensible)
        {
            // WAVE_FORMAT_EXTENSIBLE: the GUID of the sub-format begins with the tag that it stands for.
            if (chunk.Length < SubFormatOffset + 2) return WaveFault.BadFormat;
            tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk[SubFormatOffset..]);
        }
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        int block = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        if (EncodingOf(tag, BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..])) is not { } encoding)
            return WaveFault.UnsupportedEncoding;
        if (channels is < 1 or > MostChannels) return WaveFault.BadFormat;
        if (rate is < LeastRate or > MostRate) return WaveFault.UnsupportedRate;
        format = new(encoding, channels, (int)rate);
        return block == channels * format.BytesPerSample ? WaveFault.None : WaveFault.BadFormat;
    }

    private static WaveEncoding? EncodingOf(ushort tag, ushort bits) => (tag, bits) switch
    {
        (1, 8) => WaveEncoding.Pcm8,
        (1, 16) => WaveEncoding.Pcm16,
        (1, 24) => WaveEncoding.Pcm24,
        (1, 32) => WaveEncoding.Pcm32,
        (3, 32) => WaveEncoding.Ieee32,
        (6, 8) => WaveEncoding.ALaw,
        (7, 8) => WaveEncoding.MuLaw,
        _ => null,
    };
}
