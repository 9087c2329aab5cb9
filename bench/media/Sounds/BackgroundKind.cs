namespace Spit.MediaBench.Sounds;

/// <summary>What else can be heard.</summary>
internal enum BackgroundKind
{
    White,
    Pink,
    Hum,

    /// <summary>Seven people who talk at once.</summary>
    Babble,
    Music,
    Breathing,

    /// <summary>One voice, far away.</summary>
    Television,
}
