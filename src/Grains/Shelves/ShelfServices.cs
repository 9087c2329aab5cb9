using Microsoft.Extensions.Logging;
using Orleans.Serialization;
using Spit.Grains.Shards;

namespace Spit.Grains.Shelves;

/// <summary>What all shelves of a silo share.</summary>
internal sealed class ShelfServices(
    IRecordStore store,
    Serializer serializer,
    ShelfOptions options,
    ShardHomes homes,
    ShardRoster roster,
    TimeProvider time,
    GrainMeters meters,
    ILogger<ShelfServices> logger)
{
    private readonly ShelfQuota[] _quotas = [.. Enum.GetValues<ShelfKind>().Select(_ => new ShelfQuota(options))];

    public IRecordStore Store => store;

    public Serializer Serializer => serializer;

    public ShelfOptions Options => options;

    public ShardHomes Homes => homes;

    public ShardRoster Roster => roster;

    public TimeProvider Time => time;

    public GrainMeters Meters => meters;

    public ILogger Logger => logger;

    public ShelfQuota QuotaOf(ShelfKind kind) => _quotas[(int)kind];
}
