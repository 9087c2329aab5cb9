using System.Diagnostics.CodeAnalysis;
using Spit.Detection.Standings;
using Spit.Grains.Shards;

namespace Spit.Grains.Standings;

/// <summary>The shards of standings that live in this silo, which it may tell and ask without a message.</summary>
/// <remarks>As with <see cref="LocalShards{TEvidence}"/>: what is not held here is left to the grain.</remarks>
public sealed class LocalStandings
{
    private readonly ShardTable<ILocalStandings> _shards = new(ShardMap.Standings);

    internal LocalStandings()
    {
    }

    /// <summary>Says what is known of a key that is held here.</summary>
    public bool TryLook(StandingKey key, [NotNullWhen(true)] out StandingEvidence? known)
    {
        known = null;
        return _shards.Find(ShardMap.Of(key)) is { } owner && owner.TryLook(key, out known);
    }

    /// <summary>Says what was known before an attempt and counts it, if its key is held here.</summary>
    public bool TryObserve(StandingKey key, StandingAttempt attempt, [NotNullWhen(true)] out StandingEvidence? known)
    {
        known = null;
        return _shards.Find(ShardMap.Of(key)) is { } owner && owner.TryObserve(key, attempt, out known);
    }

    /// <summary>Counts an attempt, if its key is held here.</summary>
    public bool TryTell(StandingKey key, StandingAttempt attempt) =>
        _shards.Find(ShardMap.Of(key)) is { } owner && owner.TryTell(key, attempt);

    /// <summary>Has the owner take in what was seen, and say what is known now, if its key is held here.</summary>
    public bool TryExchange(StandingBatch batch, [NotNullWhen(true)] out StandingEvidence? known)
    {
        known = null;
        return _shards.Find(ShardMap.Of(batch.Key)) is { } owner && owner.TryExchange(batch, out known);
    }

    internal void Enter(int shard, ILocalStandings owner) => _shards.Enter(shard, owner);

    internal void Leave(int shard, ILocalStandings owner) => _shards.Leave(shard, owner);
}
