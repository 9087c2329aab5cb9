namespace Spit.Detection;

/// <summary>How a call that was let through ended. A refused call has no outcome.</summary>
[GenerateSerializer, Immutable, Alias("spit.CallOutcome")]
public sealed record CallOutcome
{
    [Id(0)] public required CallerKey Caller { get; init; }

    [Id(1)] public required string Callee { get; init; }

    [Id(2)] public required SourceAddress Source { get; init; }

    /// <summary>When the call ended.</summary>
    [Id(3)] public required DateTimeOffset EndedAt { get; init; }

    /// <summary>The final response code; 487 for a call given up while ringing.</summary>
    [Id(4)] public required int Code { get; init; }

    /// <summary>Talk time; zero when unanswered.</summary>
    [Id(5)] public TimeSpan Duration { get; init; }

    /// <summary>True when the callee hung up first.</summary>
    [Id(6)] public bool CalleeHungUp { get; init; }

    public bool IsAnswered => Code is >= 200 and < 300;
}
