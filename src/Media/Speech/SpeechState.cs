namespace Spit.Media.Speech;

/// <summary>What is known of one frame.</summary>
public enum SpeechState : byte
{
    /// <summary>The frame was lost, or nobody judged it: neither speech nor silence.</summary>
    Unknown,

    /// <summary>Silence, or a sound that is no speech.</summary>
    Quiet,

    Speech,
}
