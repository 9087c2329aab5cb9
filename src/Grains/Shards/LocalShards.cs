using System.Diagnostics.CodeAnalysis;
using Spit.Detection;

namespace Spit.Grains.Shards;

/// <summary>The shards that live in this silo, which it may ask without a message.</summary>
/// <remarks>
/// A shard is the one owner of its keys, as long as it is here; where no shard is here, or it does not hold the key,
/// the grain is asked, which reads, or lives elsewhere.
/// </remarks>
public sealed class LocalShards<TEvidence>
    where TEvidence : class
{
    private readonly ShardTable<ILocalShard<TEvidence>> _shards;

    /// <param name="count">How many shards there are in the cluster.</param>
    internal LocalShards(int count) => _shards = new ShardTable<ILocalShard<TEvidence>>(count);

    /// <summary>Counts an attempt, if its key is held here.</summary>
    public bool TryObserve(int shard, CallAttempt attempt, [NotNullWhen(true)] out TEvidence? evidence)
    {
        evidence = null;
        return _shards.Find(shard) is { } owner && owner.TryObserve(attempt, out evidence);
    }

    internal bool Has(int shard) => _shards.Find(shard) is not null;

    internal void Enter(int shard, ILocalShard<TEvidence> owner) => _shards.Enter(shard, owner);

    internal void Leave(int shard, ILocalShard<TEvidence> owner) => _shards.Leave(shard, owner);
}
