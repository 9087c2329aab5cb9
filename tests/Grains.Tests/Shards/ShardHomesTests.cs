using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Placement;
using Orleans.TestingHost;
using Spit.Grains.Shards;

namespace Spit.Grains.Tests.Shards;

/// <summary>Where shards go when the last silo ends: nowhere, and nobody complains about it.</summary>
public sealed class ShardHomesTests : IAsyncLifetime
{
    private static readonly GrainId Shard = GrainId.Create("standing-shard", "7");

    private InProcessTestCluster? _cluster;

    public async ValueTask InitializeAsync()
    {
        _cluster = new InProcessTestClusterBuilder(2).Build();
        await _cluster.DeployAsync();
    }

    [Fact]
    public async Task Leave_OneOfTwoAndThenTheLast_SendsShardsToTheOtherAndThenNowhere()
    {
        var cluster = _cluster!;
        var (first, other) = (cluster.Silos[0], cluster.Silos[1].SiloAddress);
        var services = cluster.GetSiloServiceProvider(first.SiloAddress);
        var homes = ActivatorUtilities.CreateInstance<ShardHomes>(services);

        homes.Leave();
        Assert.Null(homes.LastOne);
        Assert.Equal(other, homes.ElsewhereOf(Shard));

        await cluster.StopSiloAsync(cluster.Silos[1], TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => !homes.HasOthers, "the other silo has left");
        Assert.Equal(first.SiloAddress, homes.LastOne);
        Assert.Null(homes.ElsewhereOf(Shard));
        Assert.Equal(first.SiloAddress, await PlaceAsync(homes));
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is { } cluster)
        {
            await cluster.StopAllSilosAsync();
            await cluster.DisposeAsync();
        }
    }

    private static Task<SiloAddress> PlaceAsync(ShardHomes homes)
    {
        var target = new PlacementTarget(Shard, [], default, 0);
        return new ShardPlacementDirector(homes).OnAddActivation(new ShardPlacement(), target, new NoActiveSilos());
    }

    /// <summary>What the framework says when the last silo is on its way out.</summary>
    private sealed class NoActiveSilos : IPlacementContext
    {
        public SiloAddress LocalSilo => throw new NotSupportedException();

        public SiloStatus LocalSiloStatus => SiloStatus.ShuttingDown;

        public SiloAddress[] GetCompatibleSilos(PlacementTarget target) =>
            throw new OrleansException("no active nodes");

        public IReadOnlyDictionary<ushort, SiloAddress[]> GetCompatibleSilosWithVersions(PlacementTarget target) =>
            throw new OrleansException("no active nodes");
    }
}
