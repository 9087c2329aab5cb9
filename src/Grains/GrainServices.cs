using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Spit.Detection;
using Spit.Detection.Policies;
using Spit.Grains.Lists;
using Spit.Grains.Policies;
using Spit.Grains.Quarantine;
using Spit.Grains.Shards;
using Spit.Grains.Shelves;
using Spit.Grains.Standings;

namespace Spit.Grains;

/// <summary>What a silo must register besides the storages named by the options.</summary>
public static class GrainServices
{
    /// <summary>Adds what the grains ask for. Options, policy and clock registered before are kept.</summary>
    public static IServiceCollection AddSpitGrains(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new RunningPolicy(Policy.Default));
        services.TryAddSingleton(new ShelfOptions());
        services.TryAddSingleton(new ListsOptions());
        services.TryAddSingleton(new PolicyOptions());
        services.TryAddSingleton(new QuarantineOptions());
        services.TryAddSingleton<QuarantineMeters>();
        services.TryAddSingleton<GrainMeters>();
        services.TryAddSingleton<ShardHomes>();
        services.TryAddSingleton<ShardRoster>();
        services.AddHostedService<ShardExit>();
        services.TryAddSingleton<ShelfServices>();
        services.TryAddSingleton(new LocalShards<CallerEvidence>(ShardMap.Callers));
        services.TryAddSingleton(new LocalShards<SourceEvidence>(ShardMap.Sources));
        services.TryAddSingleton(new LocalStandings());
        services.AddGrainService<ShardDoor>();
        services.TryAddSingleton(provider => new ShardDoors(
            provider, provider.GetRequiredService<ShardHomes>(), provider.GetRequiredService<IGrainFactory>()));
        services.AddPlacementDirector<ShardPlacement, ShardPlacementDirector>();
        return services;
    }
}
