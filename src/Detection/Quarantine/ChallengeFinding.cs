namespace Spit.Detection.Quarantine;

/// <summary>What the answering machine measured and what it made of it.</summary>
[GenerateSerializer, Immutable, Alias("spit.ChallengeFinding")]
public sealed record ChallengeFinding
{
    /// <summary>How likely a robot called: 0 to 1.</summary>
    [Id(0)] public required double RobotProbability { get; init; }

    /// <summary>human, robot or unsure.</summary>
    [Id(1)] public required string Decision { get; init; }

    /// <summary>What each test contributed, in ln of the odds.</summary>
    [Id(2)] public IReadOnlyList<FindingPart> Tests { get; init; } = [];
}
