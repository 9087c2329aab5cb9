using System.Buffers.Binary;
using Spit.EndToEnd.Tests.Programs;
using Spit.Media.Wave;

namespace Spit.EndToEnd.Tests.Challenges;

/// <summary>Sound of 8 kHz that the phones of a test say, and how it is found again.</summary>
internal static class Sound
{
    public const int Rate = 8000;

    private const int ProbeLength = 200;

    /// <summary>A prompt as the challenger ships it.</summary>
    public static short[] Prompt(string language, string name)
    {
        var folder = Path.GetDirectoryName(SpitProgram.PathOf(SpitProgram.Challenger))!;
        var file = Path.Combine(folder, "Prompts", language, name + ".wav");
        Assert.Equal(WaveFault.None, WaveFile.TryRead(File.ReadAllBytes(file), out var audio));
        return audio.Samples;
    }

    public static short[] Silence(double seconds) => new short[(int)(seconds * Rate)];

    /// <summary>A tone that rises: nothing else sounds like it, and it is found to the sample.</summary>
    public static short[] Chirp(double seconds, double from, double to)
    {
        var sound = new short[(int)(seconds * Rate)];
        for (var i = 0; i < sound.Length; i++)
        {
            var t = (double)i / Rate;
            sound[i] = (short)(8000 * Math.Sin(2 * Math.PI * ((from * t) + ((to - from) * t * t / (2 * seconds)))));
        }
        return sound;
    }

    /// <summary>Writes a WAV file of 16 bits.</summary>
    public static string Write(Stage stage, string name, params IEnumerable<short[]> parts)
    {
        var samples = parts.SelectMany(p => p).ToArray();
        var bytes = new byte[44 + (2 * samples.Length)];
        "RIFF"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(bytes.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), 2 * Rate);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(34), 16);
        "data"u8.CopyTo(bytes.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(40), 2 * samples.Length);
        for (var i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(44 + (2 * i)), samples[i]);
        var path = stage.PathOf(name + ".wav");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>How well a piece is found in what was heard, wherever it begins: 1 for the piece itself.</summary>
    public static double Correlation(ReadOnlySpan<short> heard, ReadOnlySpan<short> piece) =>
        Find(heard, piece).Likeness;

    /// <summary>Where a piece is found best, and how well.</summary>
    public static (int Start, double Likeness) Find(ReadOnlySpan<short> heard, ReadOnlySpan<short> piece)
    {
        var best = (Start: 0, Likeness: 0.0);
        var probe = Loudest(piece);
        for (var start = 0; start + piece.Length <= heard.Length; start++)
        {
            // A place where not even the loudest part fits is not worth more.
            if (Likeness(heard.Slice(start + probe, ProbeLength), piece.Slice(probe, ProbeLength)) <= 0.8) continue;
            var likeness = Likeness(heard.Slice(start, piece.Length), piece);
            if (likeness > best.Likeness) best = (start, likeness);
        }
        return best;
    }

    private static int Loudest(ReadOnlySpan<short> piece)
    {
        var (place, most) = (0, -1L);
        for (var start = 0; start + ProbeLength <= piece.Length; start += ProbeLength)
        {
            var energy = Product(piece.Slice(start, ProbeLength), piece.Slice(start, ProbeLength));
            if (energy > most) (place, most) = (start, energy);
        }
        return place;
    }

    /// <summary>How alike two pieces of the same length are: 1 for the same, whatever their levels.</summary>
    public static double Likeness(ReadOnlySpan<short> a, ReadOnlySpan<short> b)
    {
        var both = Math.Sqrt((double)Product(a, a) * Product(b, b));
        return both > 0 ? Product(a, b) / both : 0;
    }

    private static long Product(ReadOnlySpan<short> a, ReadOnlySpan<short> b)
    {
        long sum = 0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
