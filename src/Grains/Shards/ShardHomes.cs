using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Spit.Grains.Shards;

/// <summary>Which silo a shard belongs on: the one that scores highest for it (rendezvous hashing).</summary>
/// <remarks>
/// Every silo says the same of the same members. One that joins takes over its part and nothing else moves; the shards
/// of one that leaves spread over all others.
/// </remarks>
internal sealed class ShardHomes(IClusterMembershipService membership, ILocalSiloDetails local)
{
    private volatile bool _isLeaving;

    /// <summary>True when there is a silo for the shards of this one to go to.</summary>
    public bool HasOthers => Active().Any(silo => !silo.Equals(local.SiloAddress));

    /// <summary>This silo when it leaves and there is no other: its shards end here. Null otherwise.</summary>
    public SiloAddress? LastOne => _isLeaving && !HasOthers ? local.SiloAddress : null;

    /// <summary>From now on nothing belongs on this silo, unless there is no other.</summary>
    public void Leave() => _isLeaving = true;

    /// <summary>True when the shard belongs on this silo as the cluster is now.</summary>
    public bool IsHome(GrainId shard) => Of(shard, Active()) is not { } home || home.Equals(local.SiloAddress);

    /// <summary>Another one whenever the members, and with them the homes, may have changed.</summary>
    public MembershipVersion Version => membership.CurrentSnapshot.Version;

    /// <summary>The other silo on which the shard belongs; null when it belongs here, or there is none.</summary>
    public SiloAddress? ElsewhereOf(GrainId shard) =>
        Of(shard, Active()) is { } home && !home.Equals(local.SiloAddress) ? home : null;

    /// <summary>Null when there is no silo.</summary>
    public SiloAddress? Of(GrainId shard, IEnumerable<SiloAddress> silos) => _isLeaving
        ? Best(shard, silos.Where(silo => !silo.Equals(local.SiloAddress))) ?? local.SiloAddress
        : Best(shard, silos);

    private IEnumerable<SiloAddress> Active() => membership.CurrentSnapshot.Members.Values
        .Where(member => member.Status == SiloStatus.Active)
        .Select(member => member.SiloAddress);

    private static SiloAddress? Best(GrainId shard, IEnumerable<SiloAddress> silos) =>
        silos.MaxBy(silo => (Score(shard, silo), silo));

    private static ulong Score(GrainId shard, SiloAddress silo)
    {
        ReadOnlySpan<uint> both = [shard.GetUniformHashCode(), (uint)silo.GetConsistentHashCode()];
        return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(both));
    }
}
