using System.Collections.Concurrent;

namespace Spit.Grains.Shards;

/// <summary>The shards that live in this silo, of all kinds.</summary>
internal sealed class ShardRoster
{
    private readonly ConcurrentDictionary<IRosteredShard, bool> _shards = new();

    public bool IsEmpty => _shards.IsEmpty;

    public IEnumerable<IRosteredShard> Shards => _shards.Keys;

    public void Enter(IRosteredShard shard) => _shards.TryAdd(shard, true);

    public void Leave(IRosteredShard shard) => _shards.TryRemove(shard, out _);
}
