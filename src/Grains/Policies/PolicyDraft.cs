namespace Spit.Grains.Policies;

/// <summary>A policy that is to run. Wire record.</summary>
[GenerateSerializer, Immutable, Alias("spit.PolicyDraft")]
public sealed record PolicyDraft
{
    [Id(0)] public required string Yaml { get; init; }

    [Id(1)] public string? Likelihoods { get; init; }

    [Id(2)] public required string Author { get; init; }

    [Id(3)] public required string Message { get; init; }

    /// <summary>The revision whose text this is again; 0: none.</summary>
    [Id(4)] public int RevertedTo { get; init; }

    /// <summary>The number that must be running, 0 for none; null: whatever runs.</summary>
    [Id(5)] public int? IfRunning { get; init; }
}
