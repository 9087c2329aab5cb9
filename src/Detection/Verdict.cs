namespace Spit.Detection;

/// <summary>What the judge says of one attempt.</summary>
public sealed record Verdict
{
    public required Disposition Disposition { get; init; }

    public required Score Score { get; init; }

    /// <summary>In descending order of score, then by symbol; only signals that said something.</summary>
    public required IReadOnlyList<Contribution> Contributions { get; init; }

    /// <summary>What signals said that the policy only watches; not part of the score.</summary>
    public IReadOnlyList<Contribution> Shadowed { get; init; } = [];

    /// <summary>
    /// The rule that decided whatever the score says: LIST_BLOCK, LIST_ALLOW, LIVE_BLOCK, SPOOF_INTERNAL, DNO,
    /// EMERGENCY, GRID_SILENT; else null.
    /// </summary>
    public string? ForcedBy { get; init; }

    /// <summary>
    /// The score blocks, and it would by the caller's own calls alone: whoever he calls next, it will be the same.
    /// Never of an own subscriber.
    /// </summary>
    public bool IsForHimself { get; init; }

    public required string PolicyRevision { get; init; }

    /// <summary>Why the grid's evidence was not there; <see cref="MissingEvidence.None"/> when it was.</summary>
    public MissingEvidence Missing { get; init; }
}
