namespace Spit.MediaBench.Voices;

/// <summary>Where a voice comes from.</summary>
internal enum VoiceSource
{
    Flite,
    Espeak,

    /// <summary>A folder of WAV files: people, recorded.</summary>
    Recorded,
}
