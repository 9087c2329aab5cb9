namespace Spit.Detection;

/// <summary>How a challenged caller did at the answering machine.</summary>
[GenerateSerializer, Immutable, Alias("spit.ChallengeResult")]
public sealed record ChallengeResult
{
    [Id(0)] public required CallAttempt Attempt { get; init; }

    [Id(1)] public required DateTimeOffset At { get; init; }

    /// <summary>True when he behaved like a human; the call was then delivered.</summary>
    [Id(2)] public required bool Passed { get; init; }
}
