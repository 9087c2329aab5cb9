
namespace Spit.Grains.Shards;

/// <summary>Places a shard on the silo that it belongs on: see <see cref="ShardHomes"/>.</summary>
[GenerateSerializer, Immutable, Alias("spit.ShardPlacement")]
internal sealed class ShardPlacement : PlacementStrategy
{
    public static ShardPlacement Instance { get; } = new();
}
