namespace Spit.Speech;

/// <summary>What becomes of a window.</summary>
internal enum SlotKind : byte
{
    /// <summary>Goes to the model.</summary>
    Loud,

    /// <summary>Goes to the model, which remembers it, but is no speech.</summary>
    Quiet,

    /// <summary>Quiet for long: no speech, without asking the model.</summary>
    Skipped,

    /// <summary>A part of it was lost: unknown.</summary>
    Lost,
}
