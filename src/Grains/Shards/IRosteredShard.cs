namespace Spit.Grains.Shards;

/// <summary>A shard as the silo it lives in sees it; may be used on any thread.</summary>
internal interface IRosteredShard
{
    /// <summary>
    /// Writes what the shard holds, then has it go on where it belongs, which is not here; completes when it has left.
    /// </summary>
    Task MoveAsync();
}
