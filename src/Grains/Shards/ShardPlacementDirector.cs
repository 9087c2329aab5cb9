using Orleans.Runtime.Placement;

namespace Spit.Grains.Shards;

/// <summary>Chooses the silo of a shard that nobody holds.</summary>
internal sealed class ShardPlacementDirector(ShardHomes homes) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(
        PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) =>
        // The last silo to leave is asked where its shards go, too, and the framework knows of no silo by then.
        Task.FromResult(homes.LastOne
            ?? homes.Of(target.GrainIdentity, context.GetCompatibleSilos(target))
            ?? throw new OrleansException("there is no silo for " + target.GrainIdentity));
}
