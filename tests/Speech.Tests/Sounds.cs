using Spit.Media.Wave;

namespace Spit.Speech.Tests;

/// <summary>Recordings to hear.</summary>
internal static class Sounds
{
    /// <summary>A voice that speaks for eight seconds, 8 kHz.</summary>
    public static short[] Greeting { get; } = ReadGreeting();

    private static short[] ReadGreeting()
    {
        var file = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "greeting.wav"));
        Assert.Equal(WaveFault.None, WaveFile.TryRead(file, out var audio));
        return audio.Samples;
    }
}
