using Spit.Challenger.Prompts;
using Spit.Media.Challenges;
using Spit.MediaBench.Voices;

namespace Spit.MediaBench.Commands;

/// <summary>Voices and prompts of a run.</summary>
internal static class BenchVoices
{
    private static readonly string[] Languages = ["en", "de"];

    public static IReadOnlyList<VoiceBook> Read(IReadOnlyList<VoiceSpec> voices)
    {
        var cache = Path.Combine(Path.GetTempPath(), "spit-voices");
        var books = new VoiceReader(cache, Console.Error.WriteLine).ReadAll(voices);
        Console.Error.WriteLine($"{books.Count} of {voices.Count} voices");
        return books.Count > 0
            ? books
            : throw new InvalidOperationException("no voices: install flite, espeak-ng or asterisk-core-sounds-en-wav");
    }

    public static IReadOnlyList<ChallengePrompts> Prompts() =>
        [.. Languages.Select(language => PromptSet.TryLoad(PromptSet.Shipped, language).Prompts
            ?? throw new InvalidOperationException($"the prompts of {language} are not here"))];
}
