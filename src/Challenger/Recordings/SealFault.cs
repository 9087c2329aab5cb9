namespace Spit.Challenger.Recordings;

/// <summary>Why a recording cannot be read.</summary>
internal enum SealFault : byte
{
    None = 0,

    /// <summary>Something else, or of a version to come.</summary>
    NoRecording = 1,

    /// <summary>The master key it was sealed with is not among the keys.</summary>
    UnknownKey = 2,

    /// <summary>It is not what was written.</summary>
    Changed = 3,

    /// <summary>Its end is missing.</summary>
    Cut = 4,
}
