namespace Spit.Detection.Quarantine;

/// <summary>Who did what in the quarantine.</summary>
[GenerateSerializer, Immutable, Alias("spit.AuditRow")]
public sealed record AuditRow
{
    /// <summary>Grows by one with each row; zero before the row is written.</summary>
    [Id(0)] public long Number { get; init; }

    [Id(1)] public required DateTimeOffset At { get; init; }

    [Id(2)] public required AuditAction Action { get; init; }

    /// <summary>The reviewer's name.</summary>
    [Id(3)] public required string Who { get; init; }

    /// <summary>Where he asked from.</summary>
    [Id(4)] public required string Address { get; init; }

    /// <summary>The item's id, or the subscriber's canonical identity.</summary>
    [Id(5)] public required string Subject { get; init; }

    /// <summary>spam, ham, on or off; empty for a play.</summary>
    [Id(6)] public string Detail { get; init; } = "";
}
