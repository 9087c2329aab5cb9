using Spit.Detection;
using Spit.Grains.Callers;
using Spit.Grains.Reporters;
using Spit.Grains.Shards;
using Spit.Grains.Sources;
using Spit.Grains.Standings;

namespace Spit.Silo.Keys;

/// <summary>Keys belong to shards, and every shard is a grain.</summary>
/// <remarks>References are kept: making one costs more than the call that follows.</remarks>
internal sealed class GridKeys(IGrainFactory grains) : IGridKeys
{
    private readonly ICallerShardGrain[] _callers = All<ICallerShardGrain>(grains, ShardMap.Callers);
    private readonly ISourceShardGrain[] _sources = All<ISourceShardGrain>(grains, ShardMap.Sources);
    private readonly IStandingShardGrain[] _standings = All<IStandingShardGrain>(grains, ShardMap.Standings);
    private readonly IReporterShardGrain[] _reporters = All<IReporterShardGrain>(grains, ShardMap.Reporters);

    public ICaller Caller(CallerKey key) => new Caller(_callers[ShardMap.Of(key)], key);

    public ISource Source(SourceAddress address) => new Source(_sources[ShardMap.Of(address)], address);

    public ICallerShardGrain CallerShard(int shard) => _callers[shard];

    public ISourceShardGrain SourceShard(int shard) => _sources[shard];

    public IStandingShardGrain Standings(int shard) => _standings[shard];

    public IReporter Reporter(string identity) => new Reporter(_reporters[ShardMap.OfReporter(identity)], identity);

    private static T[] All<T>(IGrainFactory grains, int count)
        where T : IGrainWithIntegerKey =>
        [.. Enumerable.Range(0, count).Select(shard => grains.GetGrain<T>(shard))];
}
