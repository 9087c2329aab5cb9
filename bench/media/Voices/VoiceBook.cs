using Spit.Media.Speech;

namespace Spit.MediaBench.Voices;

/// <summary>All that one speaker can say, each utterance without silence around it and at the same level.</summary>
internal sealed class VoiceBook(string name)
{
    /// <summary>The level of every utterance, in dBov.</summary>
    public const double Level = -20;

    private const int Step = SpeechFrame.Samples / 2;
    private readonly Dictionary<UtteranceKind, List<short[]>> _utterances = [];

    public string Name => name;

    public bool IsComplete => Enum.GetValues<UtteranceKind>().All(k => _utterances.GetValueOrDefault(k)?.Count > 0);

    public void Add(UtteranceKind kind, short[] samples)
    {
        var trimmed = Trim(samples);
        if (trimmed.Length < SpeechFrame.Samples) return;
        if (!_utterances.TryGetValue(kind, out var list)) _utterances[kind] = list = [];
        list.Add(Levelled(trimmed));
    }

    public short[] Draw(UtteranceKind kind, Random random)
    {
        var list = _utterances[kind];
        return list[random.Next(list.Count)];
    }

    /// <summary>Cuts off what is quieter than -50 dBov at both ends.</summary>
    public static short[] Trim(short[] samples)
    {
        var (start, end) = (0, samples.Length);
        while (end - start > Step && IsQuiet(samples.AsSpan(start, Step))) start += Step;
        while (end - start > Step && IsQuiet(samples.AsSpan(end - Step, Step))) end -= Step;
        return samples[start..end];
    }

    private static bool IsQuiet(ReadOnlySpan<short> samples) => SoundLevel.Of(samples) < -50;

    // The level of what is spoken, without the pauses (ITU-T P.56 has the same purpose).
    private static short[] Levelled(short[] samples)
    {
        double sum = 0;
        var count = 0;
        for (var at = 0; at + Step <= samples.Length; at += Step)
        {
            var level = SoundLevel.Of(samples.AsSpan(at, Step));
            if (level < -45) continue;
            sum += Math.Pow(10, level / 10);
            count++;
        }
        if (count == 0) return samples;
        var gain = Math.Pow(10, (Level - (10 * Math.Log10(sum / count))) / 20);
        return [.. samples.Select(s => (short)Math.Clamp(s * gain, short.MinValue, short.MaxValue))];
    }
}
