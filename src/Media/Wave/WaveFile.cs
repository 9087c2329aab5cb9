using System.Buffers.Binary;
using Spit.Media.Codecs;

namespace Spit.Media.Wave;

/// <summary>WAV files (RIFF/WAVE) into telephone audio and back.</summary>
public static class WaveFile
{
    private const int RiffHeaderBytes = 12;
    private const int ChunkHeaderBytes = 8;
    private const int MostSeconds = 3_600;
    private const int MostChunks = 1_000;

    /// <summary>Reads PCM of 8, 16 or 24 bits or G.711, 8 to 48 kHz, up to eight channels, up to an hour.</summary>
    /// <param name="file">The whole file; a data chunk that is cut short is taken as far as it goes.</param>
    /// <param name="audio">8,000 Hz, one channel; <see cref="WaveAudio.Empty"/> after a fault.</param>
    public static WaveFault TryRead(ReadOnlySpan<byte> file, out WaveAudio audio)
    {
        audio = WaveAudio.Empty;
        if (file.Length < RiffHeaderBytes || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WAVE"u8))
            return WaveFault.NotWave;
        WaveFormat? format = null;
        var rest = file[RiffHeaderBytes..];
        for (var chunks = 0; chunks < MostChunks && rest.Length >= ChunkHeaderBytes; chunks++)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            var body = rest[ChunkHeaderBytes..];
            if (rest.StartsWith("data"u8))
            {
                // Writers that stream leave 0 or the largest number: then the data goes on to the end.
                var length = size is 0 or uint.MaxValue ? body.Length : (int)Math.Min(size, body.Length);
                return format is { } known ? ReadData(known, body[..length], out audio) : WaveFault.NoFormat;
            }
            if (size > body.Length) break;
            if (rest.StartsWith("fmt "u8))
            {
                var fault = WaveFormat.TryRead(body[..(int)size], out var read);
                if (fault != WaveFault.None) return fault;
                format = read;
            }
            // Chunks are padded to an even length.
            rest = body[(int)Math.Min(size + (size & 1), body.Length)..];
        }
        return format is null ? WaveFault.NoFormat : WaveFault.NoData;
    }

    /// <summary>A file of 8,000 Hz and one channel.</summary>
    /// <param name="samples">16-bit linear, at most an hour of them.</param>
    /// <param name="encoding"><see cref="WaveEncoding.Pcm16"/> or <see cref="WaveEncoding.MuLaw"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another encoding, or too many samples.</exception>
    public static byte[] Write(ReadOnlySpan<short> samples, WaveEncoding encoding = WaveEncoding.Pcm16)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)encoding, (int)WaveEncoding.MuLaw);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples.Length, MostSeconds * G711.SampleRate);
        var isPcm = encoding == WaveEncoding.Pcm16;
        var width = isPcm ? 2 : 1;
        var file = new byte[HeaderBytes(encoding) + (samples.Length * width) + (samples.Length * width & 1)];
        WriteHeader(file, encoding, samples.Length * width);
        var data = file.AsSpan(HeaderBytes(encoding));
        if (!isPcm) G711.Encode(G711Law.Mu, samples, data);
        else
            for (var i = 0; i < samples.Length; i++)
                BinaryPrimitives.WriteInt16LittleEndian(data[(2 * i)..], samples[i]);
        return file;
    }

    private static WaveFault ReadData(in WaveFormat format, ReadOnlySpan<byte> data, out WaveAudio audio)
    {
        audio = WaveAudio.Empty;
        var frames = data.Length / (format.BytesPerSample * format.Channels);
        if (frames > (long)MostSeconds * format.Rate) return WaveFault.TooLong;
        var samples = RateConverter.ToTelephone(SampleReader.Read(format, data), format.Rate);
        audio = new(samples, format.Rate, format.Channels);
        return WaveFault.None;
    }

    /// <summary>Other than PCM a format chunk ends with the size of its extension, none.</summary>
    private static int FormatBytes(WaveEncoding encoding) => encoding == WaveEncoding.Pcm16 ? 16 : 18;

    private static int HeaderBytes(WaveEncoding encoding) =>
        RiffHeaderBytes + ChunkHeaderBytes + FormatBytes(encoding) + ChunkHeaderBytes;

    private static void WriteHeader(Span<byte> file, WaveEncoding encoding, int dataBytes)
    {
        var width = encoding == WaveEncoding.Pcm16 ? 2 : 1;
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file[4..], file.Length - ChunkHeaderBytes);
        "WAVEfmt "u8.CopyTo(file[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(file[16..], FormatBytes(encoding));
        BinaryPrimitives.WriteInt16LittleEndian(file[20..], (short)(encoding == WaveEncoding.Pcm16 ? 1 : 7));
        BinaryPrimitives.WriteInt16LittleEndian(file[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(file[24..], G711.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(file[28..], G711.SampleRate * width);
        BinaryPrimitives.WriteInt16LittleEndian(file[32..], (short)width);
        BinaryPrimitives.WriteInt16LittleEndian(file[34..], (short)(8 * width));
        var data = file[(HeaderBytes(encoding) - ChunkHeaderBytes)..];
        "data"u8.CopyTo(data);
        BinaryPrimitives.WriteInt32LittleEndian(data[4..], dataBytes);
    }
}
