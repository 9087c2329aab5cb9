using Spit.Detection;

namespace Spit.Grains.Shards;

/// <summary>What the shards of one silo said about many attempts, in the order of the question.</summary>
/// <param name="Callers">Null for an attempt that was not counted and is to be brought to its shard.</param>
/// <param name="Sources">As <paramref name="Callers"/>.</param>
[GenerateSerializer, Immutable, Alias("spit.HeldEvidence")]
public sealed record HeldEvidence(
    [property: Id(0)] CallerEvidence?[] Callers,
    [property: Id(1)] SourceEvidence?[] Sources);
