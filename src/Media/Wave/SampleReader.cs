using System.Buffers.Binary;
using Spit.Media.Codecs;

namespace Spit.Media.Wave;

/// <summary>The data chunk of a WAV file as one channel of 16-bit samples, at the file's own rate.</summary>
internal static class SampleReader
{
    public static short[] Read(in WaveFormat format, ReadOnlySpan<byte> data)
    {
        var width = format.BytesPerSample;
        var mixed = new short[data.Length / (width * format.Channels)];
        var offset = 0;
        for (var i = 0; i < mixed.Length; i++)
        {
            var sum = 0;
            for (var channel = 0; channel < format.Channels; channel++, offset += width)
                sum += One(format.Encoding, data.Slice(offset, width));
            mixed[i] = (short)(sum / format.Channels);
        }
        return mixed;
    }

    private static short One(WaveEncoding encoding, ReadOnlySpan<byte> bytes) => encoding switch
    {
        WaveEncoding.Pcm16 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        WaveEncoding.Pcm24 => BinaryPrimitives.ReadInt16LittleEndian(bytes[1..]),
        WaveEncoding.Pcm32 => BinaryPrimitives.ReadInt16LittleEndian(bytes[2..]),
        WaveEncoding.Ieee32 => OfUnit(BinaryPrimitives.ReadSingleLittleEndian(bytes)),
        WaveEncoding.Pcm8 => (short)((bytes[0] - 128) << 8),
        WaveEncoding.MuLaw => Expanded(G711Law.Mu, bytes),
        _ => Expanded(G711Law.A, bytes),
    };

    // What is no number is silence.
    private static short OfUnit(float sample) =>
        float.IsNaN(sample) ? (short)0 : (short)Math.Clamp(sample * 32_768, short.MinValue, short.MaxValue);

    private static short Expanded(G711Law law, ReadOnlySpan<byte> code)
    {
        Span<short> sample = stackalloc short[1];
        G711.Decode(law, code, sample);
        return sample[0];
    }
}
