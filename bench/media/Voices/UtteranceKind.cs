namespace Spit.MediaBench.Voices;

/// <summary>What is said on the telephone.</summary>
internal enum UtteranceKind
{
    /// <summary>One word.</summary>
    Hello,

    /// <summary>A hum or a word while somebody else speaks.</summary>
    BackChannel,

    /// <summary>What one says to somebody who has picked up.</summary>
    Opening,

    /// <summary>What one says to a machine that asked for a word.</summary>
    Answer,

    /// <summary>What a robot has come to say, 10 to 30 s.</summary>
    Pitch,
}
