namespace Spit.Detection.Backtests;

/// <summary>One call of the past: the attempt, and what would have come of it.</summary>
public sealed record CallRow
{
    public required CallAttempt Attempt { get; init; }

    /// <summary>The final response, had the call been delivered.</summary>
    public required int Response { get; init; }

    /// <summary>From the attempt to the answer.</summary>
    public TimeSpan Answer { get; init; }

    /// <summary>Talk time; null when unanswered.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>True when the callee would complain about the call.</summary>
    public bool Reported { get; init; }

    /// <summary>Whether the caller would pass a challenge; null when nobody knows.</summary>
    public bool? WouldPass { get; init; }

    /// <summary>What kind of call it is, for the summary; empty when it is not said.</summary>
    public string Class { get; init; } = "";
}
