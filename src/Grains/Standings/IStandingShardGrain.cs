using Spit.Detection.Standings;

namespace Spit.Grains.Standings;

/// <summary>
/// The one owner, in the whole cluster, of what is known about calls that have one thing in common, for the things of
/// one shard.
/// </summary>
/// <remarks>
/// The key is the shard's number. Never asked on the way of a call: each silo brings what it saw and takes what is
/// known, for many things and calls at once.
/// </remarks>
[Alias("spit.IStandingShardGrain")]
public interface IStandingShardGrain : IGrainWithIntegerKey
{
    /// <summary>Takes in what one silo saw since it last asked, and says what is known now, that included.</summary>
    /// <returns>In the order of the batches.</returns>
    [Alias("Exchange")]
    Task<IReadOnlyList<StandingEvidence>> Exchange(IReadOnlyList<StandingBatch> batches);
}
