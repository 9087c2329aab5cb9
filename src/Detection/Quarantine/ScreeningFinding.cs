namespace Spit.Detection.Quarantine;

/// <summary>What a call was challenged for: the verdict of the first phase, as it was given.</summary>
[GenerateSerializer, Immutable, Alias("spit.ScreeningFinding")]
public sealed record ScreeningFinding
{
    [Id(0)] public required Disposition Disposition { get; init; }

    [Id(1)] public required Score Score { get; init; }

    /// <summary>The rule that decided whatever the score said; empty when the score decided.</summary>
    [Id(2)] public string ForcedBy { get; init; } = "";

    [Id(3)] public string PolicyRevision { get; init; } = "";

    [Id(4)] public IReadOnlyList<FindingPart> Parts { get; init; } = [];
}
