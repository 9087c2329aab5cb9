namespace Spit.Detection;

/// <summary>One call attempt, as everything after the SIP layer sees it.</summary>
[GenerateSerializer, Immutable, Alias("spit.CallAttempt")]
public sealed record CallAttempt
{
    [Id(0)] public required CallerKey Caller { get; init; }

    /// <summary>Canonical identity of who is called.</summary>
    [Id(1)] public required string Callee { get; init; }

    [Id(2)] public required SourceAddress Source { get; init; }

    /// <summary>The declared trunk the source belongs to; <c>unknown</c> when nobody declared it.</summary>
    [Id(3)] public string Trunk { get; init; } = "unknown";

    [Id(4)] public required DateTimeOffset At { get; init; }

    /// <summary>Passes whatever is known about the caller; never scored, delayed or shed.</summary>
    [Id(5)] public bool IsEmergency { get; init; }
}
