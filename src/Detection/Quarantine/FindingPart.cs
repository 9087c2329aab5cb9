namespace Spit.Detection.Quarantine;

/// <summary>What one signal or test contributed, in words that stay.</summary>
/// <param name="Symbol">The name of the signal or test.</param>
/// <param name="Score">Its points.</param>
/// <param name="Reason">The reason in words.</param>
[GenerateSerializer, Immutable, Alias("spit.FindingPart")]
public sealed record FindingPart(
    [property: Id(0)] string Symbol,
    [property: Id(1)] Score Score,
    [property: Id(2)] string Reason);
