using System.Diagnostics.CodeAnalysis;
using Spit.Detection;
using Spit.Detection.Standings;
using Spit.Grains.Callers;
using Spit.Grains.Reporters;
using Spit.Grains.Shards;
using Spit.Grains.Sources;
using Spit.Grains.Standings;

namespace Spit.Silo.Keys;

/// <summary>Who owns a key. Everything that asks for an owner asks here.</summary>
internal interface IGridKeys
{
    ICaller Caller(CallerKey key);

    /// <summary>Counts an attempt with its caller's owner, if that lives in this silo and holds him.</summary>
    bool TryObserve(CallAttempt attempt, [NotNullWhen(true)] out CallerEvidence? caller);

    /// <summary>Counts an attempt with its source's owner, if that lives in this silo and holds it.</summary>
    bool TryObserve(CallAttempt attempt, [NotNullWhen(true)] out SourceEvidence? source);

    ISource Source(SourceAddress address);

    /// <param name="shard">From 0 to <see cref="Spit.Grains.Shards.ShardMap.Callers"/> - 1.</param>
    ICallerShardGrain CallerShard(int shard);

    /// <param name="shard">From 0 to <see cref="Spit.Grains.Shards.ShardMap.Sources"/> - 1.</param>
    ISourceShardGrain SourceShard(int shard);

    /// <param name="shard">From 0 to <see cref="Spit.Grains.Shards.ShardMap.Standings"/> - 1.</param>
    IStandingShardGrain Standings(int shard);

    /// <summary>The other silo on which the caller's owner belongs; null: it is to be asked as a grain.</summary>
    SiloAddress? HomeOf(CallerKey caller);

    /// <summary>The other silo on which the source's owner belongs; null: it is to be asked as a grain.</summary>
    SiloAddress? HomeOf(SourceAddress source);

    /// <summary>Counts attempts with their owners in another silo, those that it holds.</summary>
    Task<HeldEvidence> ObserveHeldAsync(SiloAddress home, CallAttempt[] ofCallers, CallAttempt[] ofSources);

    /// <summary>Says what is known of a standing, if its owner lives in this silo and holds it.</summary>
    bool TryLook(StandingKey key, [NotNullWhen(true)] out StandingEvidence? known);

    /// <summary>
    /// Says what was known of a standing before an attempt and has it count that, if its owner lives in this silo and
    /// holds it.
    /// </summary>
    bool TryObserve(StandingKey key, StandingAttempt attempt, [NotNullWhen(true)] out StandingEvidence? known);

    /// <summary>Has a standing count an attempt, if its owner lives in this silo and holds it.</summary>
    bool TryTell(StandingKey key, StandingAttempt attempt);

    /// <summary>
    /// Has a standing take in what was seen, and say what is known now, if its owner lives in this silo and holds it.
    /// </summary>
    bool TryExchange(StandingBatch batch, [NotNullWhen(true)] out StandingEvidence? known);

    /// <param name="identity">Canonical identity of who was called.</param>
    IReporter Reporter(string identity);
}
