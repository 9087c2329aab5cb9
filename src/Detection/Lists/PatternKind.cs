namespace Spit.Detection.Lists;

/// <summary>What an entry's pattern is compared with.</summary>
public enum PatternKind : byte
{
    /// <summary>The canonical caller identity, whole.</summary>
    Caller = 1,

    /// <summary>The beginning of the canonical caller identity.</summary>
    CallerPrefix = 2,

    /// <summary>A source address or CIDR block.</summary>
    Source = 3,
}
