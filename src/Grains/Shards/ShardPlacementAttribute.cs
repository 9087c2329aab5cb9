using Orleans.Placement;

namespace Spit.Grains.Shards;

/// <summary>Marks the grains that are shards.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ShardPlacementAttribute() : PlacementAttribute(ShardPlacement.Instance);
