using Orleans.Runtime.Services;
using Spit.Detection;
using Spit.Grains.Callers;
using Spit.Grains.Sources;

namespace Spit.Grains.Shards;

/// <summary>The doors of the other silos, and which of them a shard is behind.</summary>
/// <remarks>
/// Where a shard belongs is known from the cluster's members alone, so this costs no message; for some seconds after a
/// silo has joined it may be elsewhere, and the door then says that it is not there.
/// </remarks>
public sealed class ShardDoors : GrainServiceClient<IShardDoor>
{
    private readonly ShardHomes _homes;
    private readonly GrainId[] _callers;
    private readonly GrainId[] _sources;
    private volatile Map? _map;

    internal ShardDoors(IServiceProvider services, ShardHomes homes, IGrainFactory grains)
        : base(services)
    {
        _homes = homes;
        _callers = [.. Enumerable.Range(0, ShardMap.Callers)
            .Select(shard => grains.GetGrain<ICallerShardGrain>(shard).GetGrainId())];
        _sources = [.. Enumerable.Range(0, ShardMap.Sources)
            .Select(shard => grains.GetGrain<ISourceShardGrain>(shard).GetGrainId())];
    }

    /// <summary>The other silo that the caller's shard belongs on; null when it is this one, or unknown.</summary>
    public SiloAddress? HomeOf(CallerKey caller) => Current().Callers[ShardMap.Of(caller)];

    /// <summary>As for a caller.</summary>
    public SiloAddress? HomeOf(SourceAddress source) => Current().Sources[ShardMap.Of(source)];

    /// <summary>Asks at a silo's door.</summary>
    /// <exception cref="OrleansException">The silo is gone, or on its way.</exception>
    /// <exception cref="TimeoutException">It does not answer.</exception>
    public Task<HeldEvidence> ObserveHeldAsync(SiloAddress home, CallAttempt[] ofCallers, CallAttempt[] ofSources) =>
        GetGrainService(home).ObserveHeld(ofCallers, ofSources);

    private Map Current()
    {
        var version = _homes.Version;
        return _map is { } map && map.Version == version ? map : _map = new Map(
            version, Array.ConvertAll(_callers, _homes.ElsewhereOf), Array.ConvertAll(_sources, _homes.ElsewhereOf));
    }

    private sealed record Map(MembershipVersion Version, SiloAddress?[] Callers, SiloAddress?[] Sources);
}
