using Spit.Media.Codecs;

namespace Spit.Media.Wave;

/// <summary>What a WAV file sounds like on a telephone: 8,000 Hz, one channel.</summary>
/// <param name="Samples">16-bit linear; maybe none.</param>
/// <param name="SourceRate">The file's own rate in Hz, 8,000 to 48,000.</param>
/// <param name="SourceChannels">How many channels were mixed, 1 to 8.</param>
public sealed record WaveAudio(short[] Samples, int SourceRate, int SourceChannels)
{
    /// <summary>Nothing, where a file could not be read.</summary>
    public static readonly WaveAudio Empty = new([], G711.SampleRate, 1);

    public TimeSpan Duration => TimeSpan.FromSeconds((double)Samples.Length / G711.SampleRate);
}
