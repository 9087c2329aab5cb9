namespace Spit.Detection.Reports;

/// <summary>A report as it comes in.</summary>
[GenerateSerializer, Immutable, Alias("spit.FiledReport")]
public sealed record FiledReport
{
    /// <summary>Of the call; null: it is named by <see cref="Caller"/>.</summary>
    [Id(0)] public string? Token { get; init; }

    /// <summary>Canonical identity of who called, of whatever trust class; null: named by the token.</summary>
    [Id(1)] public string? Caller { get; init; }

    /// <summary>When he called, give or take a minute; null: the last time.</summary>
    [Id(2)] public DateTimeOffset? StartedAt { get; init; }

    [Id(3)] public required ReportVerdict Verdict { get; init; }

    /// <summary>The reporter's own words.</summary>
    [Id(4)] public string Comment { get; init; } = "";

    /// <summary>What has become of his earlier reports.</summary>
    [Id(5)] public IReadOnlyList<SettledVote> Settled { get; init; } = [];
}
