using System.Globalization;

namespace Spit.Detection.Tests.Quarantine;

/// <summary>What real recordings sound like, by Chromaprint 1.5.1.</summary>
/// <remarks>
/// Messages of a dozen seconds and more, spoken by flite and espeak-ng, 8 kHz, at 10 dB SNR (every other in white
/// noise, else in babble), begun 0 to 3 s late, through mu-law. <c>same</c> are ten of one message, <c>other1</c> to
/// <c>other9</c> one each of nine others; then two of white noise and one of silence.
/// </remarks>
internal static class RecordedSounds
{
    private static readonly ILookup<string, uint[]> Sounds = Load();

    public static IReadOnlyList<uint[]> Same => [.. Sounds["same"]];

    public static IReadOnlyList<uint[]> Different =>
        [Same[0], .. Enumerable.Range(1, 9).Select(i => Sounds[$"other{i}"].Single())];

    public static IReadOnlyList<uint[]> Noises => [.. Sounds["noise"]];

    public static uint[] Silence => Sounds["silence"].Single();

    private static ILookup<string, uint[]> Load()
    {
        using var stream = typeof(RecordedSounds).Assembly.GetManifestResourceStream("sounds.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .ToLookup(parts => parts[0], parts => Words(parts[1]));
    }

    private static uint[] Words(string hex) =>
        [.. hex.Chunk(8).Select(word => uint.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}
