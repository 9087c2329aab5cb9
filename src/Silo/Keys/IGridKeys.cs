using Spit.Detection;
using Spit.Grains.Callers;
using Spit.Grains.Reporters;
using Spit.Grains.Sources;
using Spit.Grains.Standings;

namespace Spit.Silo.Keys;

/// <summary>Who owns a key. Everything that asks for an owner asks here.</summary>
internal interface IGridKeys
{
    ICaller Caller(CallerKey key);

    ISource Source(SourceAddress address);

    /// <param name="shard">From 0 to <see cref="Spit.Grains.Shards.ShardMap.Callers"/> - 1.</param>
    ICallerShardGrain CallerShard(int shard);

    /// <param name="shard">From 0 to <see cref="Spit.Grains.Shards.ShardMap.Sources"/> - 1.</param>
    ISourceShardGrain SourceShard(int shard);

    /// <param name="shard">From 0 to <see cref="Spit.Grains.Shards.ShardMap.Standings"/> - 1.</param>
    IStandingShardGrain Standings(int shard);

    /// <param name="identity">Canonical identity of who was called.</param>
    IReporter Reporter(string identity);
}
