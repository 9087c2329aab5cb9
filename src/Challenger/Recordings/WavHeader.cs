using System.Buffers.Binary;

namespace Spit.Challenger.Recordings;

/// <summary>The beginning of a WAV file of 16-bit samples, 8 kHz, one channel.</summary>
internal static class WavHeader
{
    public const int Bytes = 44;

    private const int SamplesASecond = 8000;
    private const short BytesASample = 2;
    private const short Pcm = 1;
    private const int FormatBytes = 16;

    /// <param name="audioBytes">What follows.</param>
    public static byte[] Of(int audioBytes)
    {
        var header = new byte[Bytes];
        var h = header.AsSpan();
        "RIFF"u8.CopyTo(h);
        BinaryPrimitives.WriteInt32LittleEndian(h[4..], Bytes - 8 + audioBytes);
        "WAVEfmt "u8.CopyTo(h[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(h[16..], FormatBytes);
        BinaryPrimitives.WriteInt16LittleEndian(h[20..], Pcm);
        BinaryPrimitives.WriteInt16LittleEndian(h[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(h[24..], SamplesASecond);
        BinaryPrimitives.WriteInt32LittleEndian(h[28..], SamplesASecond * BytesASample);
        BinaryPrimitives.WriteInt16LittleEndian(h[32..], BytesASample);
        BinaryPrimitives.WriteInt16LittleEndian(h[34..], BytesASample * 8);
        "data"u8.CopyTo(h[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(h[40..], audioBytes);
        return header;
    }
}
