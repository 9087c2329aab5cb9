namespace Spit.Grains.Shards;

/// <summary>The shards of one kind that live in this silo, by their numbers; may be used on any thread.</summary>
/// <param name="count">How many there are in the cluster.</param>
internal sealed class ShardTable<TShard>(int count)
    where TShard : class
{
    private readonly TShard?[] _shards = new TShard?[count];

    /// <summary>Null when it does not live here.</summary>
    public TShard? Find(int shard) => Volatile.Read(ref _shards[shard]);

    public void Enter(int shard, TShard owner) => Volatile.Write(ref _shards[shard], owner);

    /// <summary>One that another has replaced is not there any more.</summary>
    public void Leave(int shard, TShard owner) => Interlocked.CompareExchange(ref _shards[shard], null, owner);
}
