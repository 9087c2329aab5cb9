namespace Spit.Detection.Quarantine;

/// <summary>Whether calls to a subscriber may be recorded, and who said so.</summary>
[GenerateSerializer, Immutable, Alias("spit.Consent")]
public sealed record Consent
{
    /// <summary>Canonical identity.</summary>
    [Id(0)] public required string Subscriber { get; init; }

    [Id(1)] public required bool IsRecorded { get; init; }

    /// <summary>The reviewer who noted it.</summary>
    [Id(2)] public required string SetBy { get; init; }

    [Id(3)] public required DateTimeOffset SetAt { get; init; }

    /// <summary>On which ground, in the words of who noted it.</summary>
    [Id(4)] public string Reason { get; init; } = "";
}
