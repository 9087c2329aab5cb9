namespace Spit.DetectionBench.Calls;

/// <summary>One attempt, as a row of the records.</summary>
internal readonly record struct Call
{
    /// <summary>Milliseconds since 1970, UTC.</summary>
    public required long StartMs { get; init; }

    public required string Pop { get; init; }

    public required string Source { get; init; }

    public required string Trunk { get; init; }

    public required string Caller { get; init; }

    public required string Callee { get; init; }

    public required string UserAgent { get; init; }

    public required string Fingerprint { get; init; }

    public required string Attestation { get; init; }

    public required string Signer { get; init; }

    public required int Response { get; init; }

    /// <summary>-1 when unanswered.</summary>
    public required int AnswerMs { get; init; }

    /// <summary>-1 when unanswered.</summary>
    public required int DurationMs { get; init; }

    public required bool IsReported { get; init; }

    public required string Class { get; init; }

    /// <summary>Would pass a challenge.</summary>
    public required bool Passes { get; init; }

    public required string Campaign { get; init; }

    public bool IsSpam => Class.StartsWith("spam", StringComparison.Ordinal);
}
