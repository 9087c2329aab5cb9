namespace Spit.Detection;

/// <summary>How a call that was let through ended. A refused call has no outcome.</summary>
[GenerateSerializer, Immutable, Alias("spit.CallOutcome")]
public sealed record CallOutcome
{
    /// <summary>The attempt that was let through.</summary>
    [Id(0)] public required CallAttempt Attempt { get; init; }

    /// <summary>When the call ended.</summary>
    [Id(1)] public required DateTimeOffset EndedAt { get; init; }

    /// <summary>The final response code; 487 for a call given up while ringing.</summary>
    [Id(2)] public required int Code { get; init; }

    /// <summary>Talk time; zero when unanswered.</summary>
    [Id(3)] public TimeSpan Duration { get; init; }

    /// <summary>True when the callee hung up first.</summary>
    [Id(4)] public bool CalleeHungUp { get; init; }

    public bool IsAnswered => Code is >= 200 and < 300;
}
