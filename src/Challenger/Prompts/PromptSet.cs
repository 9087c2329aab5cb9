using Spit.Media.Challenges;
using Spit.Media.Speech;
using Spit.Media.Wave;

namespace Spit.Challenger.Prompts;

/// <summary>The prompts of one language, read from a directory.</summary>
/// <param name="Prompts">What is played; null when a prompt cannot be used.</param>
/// <param name="Faults">All that is wrong, a sentence each, with the file's path; empty when nothing is.</param>
internal sealed record PromptSet(ChallengePrompts? Prompts, IReadOnlyList<string> Faults)
{
    /// <summary>Answering-machine detection takes what is longer for a machine.</summary>
    public static readonly TimeSpan LongestHello = TimeSpan.FromSeconds(1.5);

    /// <summary>Who hears more than this has hung up.</summary>
    public static readonly TimeSpan LongestPrompt = TimeSpan.FromSeconds(30);

    // Quieter than this nobody understands it in a street (chosen).
    private const double LowestLevel = -40;

    /// <summary>The directory of the prompts that are shipped.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "Prompts");

    /// <summary>Reads <c>directory/language/*.wav</c>.</summary>
    /// <param name="directory">An operator's own prompts, or <see cref="Shipped"/>.</param>
    /// <param name="language">The folder's name: en, de or another one.</param>
    public static PromptSet TryLoad(string directory, string language)
    {
        var faults = new List<string>();
        var folder = Path.Combine(directory, language);
        var prompts = new Dictionary<string, ReadOnlyMemory<short>>(StringComparer.Ordinal);
        foreach (var name in PromptNames.All) prompts[name] = Read(Path.Combine(folder, name + ".wav"), faults);
        var hello = prompts[PromptNames.Hello].Length;
        if (hello > LongestHello.TotalSeconds * SpeechFrame.SampleRate)
        {
            faults.Add(
                $"{Path.Combine(folder, PromptNames.Hello)}.wav: a hello of more than 1.5 s passes for a machine");
        }
        return new PromptSet(faults.Count == 0 ? Assemble(prompts) : null, faults);
    }

    private static ChallengePrompts Assemble(Dictionary<string, ReadOnlyMemory<short>> prompts) => new()
    {
        Hello = prompts[PromptNames.Hello],
        Greeting = prompts[PromptNames.Greeting],
        Digits = [.. Enumerable.Range(0, 10).Select(d => prompts[PromptNames.Digit(d)])],
        Wrong = prompts[PromptNames.Wrong],
        Connecting = prompts[PromptNames.Connecting],
        LeaveMessage = prompts[PromptNames.LeaveMessage],
        Goodbye = prompts[PromptNames.Goodbye],
    };

    private static ReadOnlyMemory<short> Read(string path, List<string> faults)
    {
        try
        {
            var fault = WaveFile.TryRead(File.ReadAllBytes(path), out var audio);
            if (fault != WaveFault.None) faults.Add($"{path}: {fault}");
            else if (audio.Duration > LongestPrompt) faults.Add($"{path}: longer than {LongestPrompt.TotalSeconds} s");
            else if (SoundLevel.Of(audio.Samples) < LowestLevel) faults.Add($"{path}: too quiet to be understood");
            return audio.Samples;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add($"{path}: {e.Message}");
            return default;
        }
    }
}
