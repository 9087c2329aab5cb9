namespace Spit.Detection.Reports;

/// <summary>A report that counted.</summary>
[GenerateSerializer, Immutable, Alias("spit.CastVote")]
public sealed record CastVote
{
    /// <summary>Of the call that was reported.</summary>
    [Id(0)] public required string Token { get; init; }

    [Id(1)] public required CallerKey Caller { get; init; }

    [Id(2)] public required DateTimeOffset At { get; init; }

    [Id(3)] public required ReportVerdict Verdict { get; init; }

    /// <summary>What it counted: 0.05 to 1.</summary>
    [Id(4)] public required double Weight { get; init; }

    /// <summary>The reporter's own words; empty when there are none.</summary>
    [Id(5)] public string Comment { get; init; } = "";

    /// <summary>Whether others' experience has been compared with it.</summary>
    [Id(6)] public bool IsSettled { get; init; }
}
