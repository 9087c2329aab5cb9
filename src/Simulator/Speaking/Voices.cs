using Spit.Media.Speech;
using Spit.Media.Wave;

namespace Spit.Simulator.Speaking;

/// <summary>What is said in the calls that are spoken, at 8 kHz.</summary>
/// <param name="Message">The robot's.</param>
/// <param name="Hello">The human's, to the machine.</param>
/// <param name="Sentence">The human's, to whom he called.</param>
/// <param name="Callee">Said by who is called when he answers.</param>
internal sealed record Voices(short[] Message, short[] Hello, short[] Sentence, short[] Callee)
{
    /// <summary>Answering machines take a message for longer, but nobody waits for that.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    /// <summary>
    /// Reads those that are named; the others are the answering machine's own prompts, which come with the program:
    /// voices that need nobody's recordings. Who is called has the German one, so that he is not mistaken for the
    /// machine.
    /// </summary>
    /// <param name="options">Names files, and the seed that draws the key the robot asks for.</param>
    /// <returns>Null when one cannot be used.</returns>
    public static Voices? TryLoad(SimulatorOptions options, out string fault)
    {
        var digit = new Random(options.Seed).Next(10);
        fault = "";
        var message = options.RobotVoice is { } robot
            ? Read(robot, ref fault)
            : [.. Shipped("en", $"digit-{digit}", ref fault), .. Shipped("en", "leave-a-message", ref fault)];
        var voices = new Voices(
            Filled(message),
            options.HumanVoice is { } human ? Read(human, ref fault) : Shipped("en", "hello", ref fault),
            Shipped("en", "wrong", ref fault),
            [.. Shipped("de", "hello", ref fault), .. Shipped("de", "goodbye", ref fault)]);
        return fault.Length == 0 ? voices : null;
    }

    /// <summary>A robot talks over the whole greeting: the message begins anew until that is over.</summary>
    private static short[] Filled(short[] message)
    {
        const int Least = 15 * SpeechFrame.SampleRate;
        var times = message.Length == 0 ? 1 : 1 + ((Least - 1) / message.Length);
        return [.. Enumerable.Repeat(message, times).SelectMany(samples => samples)];
    }

    private static short[] Shipped(string language, string name, ref string fault) =>
        Read(Path.Combine(AppContext.BaseDirectory, "Prompts", language, name + ".wav"), ref fault);

    private static short[] Read(string path, ref string fault)
    {
        try
        {
            var found = WaveFile.TryRead(File.ReadAllBytes(path), out var audio);
            if (found == WaveFault.None && audio.Samples.Length > 0 && audio.Duration <= Longest)
                return audio.Samples;
            fault = found == WaveFault.None
                ? $"{path}: must be at most {Longest.TotalSeconds} s of sound"
                : $"{path}: {found}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fault = $"{path}: {e.Message}";
        }

        return [];
    }
}
