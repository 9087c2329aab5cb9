namespace Spit.Detection;

/// <summary>Why the grid's evidence is not there.</summary>
public enum MissingEvidence : byte
{
    None = 0,

    /// <summary>No answer within the deadline.</summary>
    Timeout = 1,

    /// <summary>No silo can be reached.</summary>
    Disconnected = 2,

    /// <summary>Too much was under way; the question was not asked.</summary>
    Shed = 3,

    /// <summary>The grid answered, but a grain failed.</summary>
    Failed = 4,
}
