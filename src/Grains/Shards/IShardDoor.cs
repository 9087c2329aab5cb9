using Orleans.Services;
using Spit.Detection;

namespace Spit.Grains.Shards;

/// <summary>A silo's door to all shards that live in it: the other silos ask it about many attempts at once.</summary>
/// <remarks>
/// It knows nothing of its own and may be passed by: what it does not answer is brought to the shards themselves.
/// </remarks>
[Alias("spit.IShardDoor")]
public interface IShardDoor : IGrainService
{
    /// <summary>Counts attempts whose shard lives in this silo and has the record in memory.</summary>
    /// <param name="ofCallers">Those to be counted with their callers.</param>
    /// <param name="ofSources">Those to be counted with their sources.</param>
    [Alias("ObserveHeld")]
    Task<HeldEvidence> ObserveHeld([Immutable] CallAttempt[] ofCallers, [Immutable] CallAttempt[] ofSources);
}
