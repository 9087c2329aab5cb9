namespace Spit.MediaBench.Voices;

/// <summary>One speaker.</summary>
/// <param name="Source">Who speaks.</param>
/// <param name="Name">flite's voice, espeak-ng's voice and variant, or the folder.</param>
/// <param name="Language">The texts that are read.</param>
/// <param name="Pitch">espeak-ng's pitch, 0 to 99.</param>
internal sealed record VoiceSpec(VoiceSource Source, string Name, string Language, int Pitch = 50);
