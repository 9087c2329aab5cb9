namespace Spit.Grains.Policies;

/// <summary>One revision of the policy, whole. Wire record.</summary>
[GenerateSerializer, Immutable, Alias("spit.PolicyRevision")]
public sealed record PolicyRevision
{
    [Id(0)] public required PolicyInfo Info { get; init; }

    /// <summary>The policy's text; whoever puts it has read it.</summary>
    [Id(1)] public required string Yaml { get; init; }

    /// <summary>The likelihood file that it names, as JSON; null when it names none.</summary>
    [Id(2)] public string? Likelihoods { get; init; }
}
