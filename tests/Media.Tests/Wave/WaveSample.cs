using System.Text;

namespace Spit.Media.Tests.Wave;

/// <summary>WAV files of any format, built by hand.</summary>
internal static class WaveSample
{
    public static byte[] File(
        int tag, int bits, int channels, int rate, byte[] data, uint? dataSize = null, bool isExtensible = false)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("RIFF"u8);
        writer.Write(0xFFFFFFFFu);
        writer.Write("WAVE"u8);
        writer.Write("LIST"u8);
        writer.Write(3);
        writer.Write("odd\0"u8);
        writer.Write("fmt "u8);
        writer.Write(isExtensible ? 40 : 16);
        writer.Write((ushort)(isExtensible ? 0xFFFE : tag));
        writer.Write((ushort)channels);
        writer.Write(rate);
        writer.Write(rate * channels * bits / 8);
        writer.Write((ushort)(channels * bits / 8));
        writer.Write((ushort)bits);
        if (isExtensible)
        {
            writer.Write((ushort)22);
            writer.Write((ushort)bits);
            writer.Write(0);
            writer.Write((ushort)tag);
            writer.Write(Encoding.Latin1.GetBytes("\0\0\0\0\x10\0\x80\0\0\xAA\0\x38\x9B\x71"));
        }
        writer.Write("data"u8);
        writer.Write(dataSize ?? (uint)data.Length);
        writer.Write(data);
        return stream.ToArray();
    }

    public static short[] Tone(double hertz, int rate, int count, double amplitude = 10_000) =>
        [.. Enumerable.Range(0, count).Select(i => (short)(amplitude * Math.Sin(2 * Math.PI * hertz * i / rate)))];

    public static byte[] Bytes16(short[] samples, int channels = 1) =>
        [.. samples.SelectMany(s => Enumerable.Repeat(new[] { (byte)s, (byte)(s >> 8) }, channels)).SelectMany(b => b)];
}
