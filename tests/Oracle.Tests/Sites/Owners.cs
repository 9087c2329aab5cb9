using Microsoft.Extensions.DependencyInjection;
using Spit.Detection;
using Spit.Grains.Callers;
using Spit.Grains.Shards;
using Spit.Grains.Sources;
using Spit.Silo.Tests;

namespace Spit.Oracle.Tests.Sites;

/// <summary>Which silo holds which shard, and who is in the cluster.</summary>
/// <param name="inner">The services of the silos that stay.</param>
internal sealed class Owners(IReadOnlyList<IServiceProvider> inner)
{
    private readonly IGrainFactory _grains = inner[0].GetRequiredService<IGrainFactory>();

    /// <summary>The silo that is not of this process; null when there is none.</summary>
    public SiloAddress? Outer => Active(inner[0]).Except(inner.Select(Address)).SingleOrDefault();

    /// <summary>Waits until every silo of this process knows of so many.</summary>
    public Task SeeAsync(int silos) => Eventually.HoldsAsync(
        () => inner.All(silo => Active(silo).Count() == silos), $"the cluster has {silos} silos");

    /// <summary>
    /// Waits until so many silos are there and every shard is where it belongs: from then on none moves.
    /// </summary>
    public async Task SettleAsync(int silos)
    {
        await SeeAsync(silos);
        await Eventually.HoldsAsync(AreShardsAtHomeAsync, "every shard is on the silo where it belongs");
    }

    /// <summary>True for a key whose shard belongs on the silo that is not of this process.</summary>
    public bool IsOuters(GridKey key) => Home(Shard(key)) is { } home && home.Equals(Outer);

    /// <summary>Says of a silo that it is dead, which probes would find out in a second or two.</summary>
    /// <remarks>Those of this process probe rarely: they must not take each other for dead.</remarks>
    public async Task BuryAsync(SiloAddress dead)
    {
        await inner[0].GetRequiredService<IClusterMembershipService>().TryKill(dead);
        await SeeAsync(inner.Count);
    }

    private async Task<bool> AreShardsAtHomeAsync()
    {
        // Each silo is asked what it holds: who would ask the directory may hear what was so a moment ago.
        var held = await _grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics(null, null);
        var places = held.ToLookup(grain => grain.GrainId, grain => grain.SiloAddress);
        var areAtHome = true;
        foreach (var shard in AllShards())
        {
            SiloAddress[] there = [.. places[shard.GetGrainId()]];
            if (there is [var place] && place.Equals(Home(shard))) continue;
            areAtHome = false;
            // One that nobody has asked is nowhere, one that moves may be seen at both ends.
            if (there.Length == 0) await TouchAsync(shard);
        }
        return areAtHome;
    }

    private IEnumerable<IAddressable> AllShards() =>
    [
        .. Enumerable.Range(0, ShardMap.Callers).Select(i => _grains.GetGrain<ICallerShardGrain>(i)),
        .. Enumerable.Range(0, ShardMap.Sources).Select(i => _grains.GetGrain<ISourceShardGrain>(i)),
    ];

    private static Task TouchAsync(IAddressable shard) => shard is ICallerShardGrain callers
        ? callers.Read(new CallerKey(TrustClass.Peer, "sip:nobody@oracle.example"), null)
        : ((ISourceShardGrain)shard).Read(default);

    private IAddressable Shard(GridKey key) => key.Caller is { } caller
        ? _grains.GetGrain<ICallerShardGrain>(ShardMap.Of(caller))
        : _grains.GetGrain<ISourceShardGrain>(ShardMap.Of(key.Source!.Value));

    private SiloAddress? Home(IAddressable shard) =>
        inner[0].GetRequiredService<ShardHomes>().Of(shard.GetGrainId(), Active(inner[0]));

    private static SiloAddress Address(IServiceProvider silo) =>
        silo.GetRequiredService<ILocalSiloDetails>().SiloAddress;

    private static IEnumerable<SiloAddress> Active(IServiceProvider silo) =>
        silo.GetRequiredService<IClusterMembershipService>().CurrentSnapshot.Members.Values
            .Where(member => member.Status == SiloStatus.Active)
            .Select(member => member.SiloAddress);
}
