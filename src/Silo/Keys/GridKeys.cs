using System.Diagnostics.CodeAnalysis;
using Spit.Detection;
using Spit.Detection.Standings;
using Spit.Grains.Callers;
using Spit.Grains.Reporters;
using Spit.Grains.Shards;
using Spit.Grains.Sources;
using Spit.Grains.Standings;

namespace Spit.Silo.Keys;

/// <summary>Keys belong to shards, and every shard is a grain.</summary>
/// <remarks>References are kept: making one costs more than the call that follows.</remarks>
/// <param name="grains">Reaches every shard.</param>
/// <param name="callers">Those in this silo; null in a client.</param>
/// <param name="sources">Those in this silo; null in a client.</param>
/// <param name="standings">Those in this silo; null in a client.</param>
/// <param name="doors">Those of the other silos; null in a client.</param>
internal sealed class GridKeys(
    IGrainFactory grains,
    LocalShards<CallerEvidence>? callers = null,
    LocalShards<SourceEvidence>? sources = null,
    LocalStandings? standings = null,
    ShardDoors? doors = null)
    : IGridKeys
{
    private readonly ICallerShardGrain[] _callers = All<ICallerShardGrain>(grains, ShardMap.Callers);
    private readonly ISourceShardGrain[] _sources = All<ISourceShardGrain>(grains, ShardMap.Sources);
    private readonly IStandingShardGrain[] _standings = All<IStandingShardGrain>(grains, ShardMap.Standings);
    private readonly IReporterShardGrain[] _reporters = All<IReporterShardGrain>(grains, ShardMap.Reporters);

    public ICaller Caller(CallerKey key) => new Caller(_callers[ShardMap.Of(key)], key);

    public bool TryObserve(CallAttempt attempt, [NotNullWhen(true)] out CallerEvidence? caller)
    {
        caller = null;
        return callers is not null && callers.TryObserve(ShardMap.Of(attempt.Caller), attempt, out caller);
    }

    public bool TryObserve(CallAttempt attempt, [NotNullWhen(true)] out SourceEvidence? source)
    {
        source = null;
        return sources is not null && sources.TryObserve(ShardMap.Of(attempt.Source), attempt, out source);
    }

    public SiloAddress? HomeOf(CallerKey caller) => doors?.HomeOf(caller);

    public SiloAddress? HomeOf(SourceAddress source) => doors?.HomeOf(source);

    public Task<HeldEvidence> ObserveHeldAsync(
        SiloAddress home, CallAttempt[] ofCallers, CallAttempt[] ofSources) => doors is null
            ? throw new InvalidOperationException("a client has no doors")
            : doors.ObserveHeldAsync(home, ofCallers, ofSources);

    public bool TryLook(StandingKey key, [NotNullWhen(true)] out StandingEvidence? known)
    {
        known = null;
        return standings is not null && standings.TryLook(key, out known);
    }

    public bool TryObserve(StandingKey key, StandingAttempt attempt, [NotNullWhen(true)] out StandingEvidence? known)
    {
        known = null;
        return standings is not null && standings.TryObserve(key, attempt, out known);
    }

    public bool TryTell(StandingKey key, StandingAttempt attempt) =>
        standings is not null && standings.TryTell(key, attempt);

    public bool TryExchange(StandingBatch batch, [NotNullWhen(true)] out StandingEvidence? known)
    {
        known = null;
        return standings is not null && standings.TryExchange(batch, out known);
    }

    public ISource Source(SourceAddress address) => new Source(_sources[ShardMap.Of(address)], address);

    public ICallerShardGrain CallerShard(int shard) => _callers[shard];

    public ISourceShardGrain SourceShard(int shard) => _sources[shard];

    public IStandingShardGrain Standings(int shard) => _standings[shard];

    public IReporter Reporter(string identity) => new Reporter(_reporters[ShardMap.OfReporter(identity)], identity);

    private static T[] All<T>(IGrainFactory grains, int count)
        where T : IGrainWithIntegerKey =>
        [.. Enumerable.Range(0, count).Select(shard => grains.GetGrain<T>(shard))];
}
