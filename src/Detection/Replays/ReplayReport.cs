namespace Spit.Detection.Replays;

/// <summary>What another policy would have made of calls of the past.</summary>
public sealed record ReplayReport
{
    /// <summary>The other policy.</summary>
    public required string PolicyRevision { get; init; }

    /// <summary>How many verdicts were given again.</summary>
    public required int Total { get; init; }

    /// <summary>How many have another disposition.</summary>
    public int Flipped => Flows.Sum(f => f.Count);

    /// <summary>How many have the same disposition with another score.</summary>
    public required int Moved { get; init; }

    /// <summary>How many flip from what to what, in that order; only where there are any.</summary>
    public required IReadOnlyList<FlipCount> Flows { get; init; }

    /// <summary>Those that flip, in the order of the records, up to the number asked for.</summary>
    public required IReadOnlyList<VerdictFlip> Flips { get; init; }
}
