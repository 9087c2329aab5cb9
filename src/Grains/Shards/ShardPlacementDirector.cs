using Orleans.Runtime.Placement;

namespace Spit.Grains.Shards;

/// <summary>Chooses the silo of a shard that nobody holds.</summary>
internal sealed class ShardPlacementDirector(ShardHomes homes) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(
        PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) =>
        Task.FromResult(homes.Of(target.GrainIdentity, context.GetCompatibleSilos(target))
            ?? throw new OrleansException("there is no silo for " + target.GrainIdentity));
}
