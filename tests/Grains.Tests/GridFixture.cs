using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.Serialization;
using Orleans.Storage;
using Orleans.TestingHost;
using Spit.Detection;
using Spit.Detection.Standings;
using Spit.Grains.Callers;
using Spit.Grains.Lists;
using Spit.Grains.Policies;
using Spit.Grains.Quarantine;
using Spit.Grains.Shards;
using Spit.Grains.Shelves;
using Spit.Grains.Sources;
using Spit.Grains.Standings;
using Spit.Grains.Tests;

[assembly: AssemblyFixture(typeof(GridFixture))]

namespace Spit.Grains.Tests;

/// <summary>
/// Two silos in this process with one store and one clock; what runs the silos themselves keeps real time.
/// </summary>
public sealed class GridFixture : IAsyncLifetime
{
    public const int PoliciesKept = 8;

    private InProcessTestCluster? _cluster;
    private TestStorage? _storage;
    private int _keys;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    internal TestStorage Storage => _storage!;

    internal TestRecords Records { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) => Configure(silo));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
        // A test may want the store before any grain has asked for it.
        Share(_cluster.GetSiloServiceProvider(_cluster.Silos[0].SiloAddress));
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is { } cluster)
        {
            await cluster.StopAllSilosAsync();
            await cluster.DisposeAsync();
        }
    }

    /// <summary>The grains as the silo of this number sees them.</summary>
    public IGrainFactory Silo(int index) => _cluster!.GetSiloServiceProvider(_cluster.Silos[index].SiloAddress)
        .GetRequiredService<IGrainFactory>();

    /// <summary>The callers' shards that live in the silo of this number.</summary>
    public LocalShards<CallerEvidence> CallersIn(int index) =>
        _cluster!.GetSiloServiceProvider(_cluster.Silos[index].SiloAddress)
            .GetRequiredService<LocalShards<CallerEvidence>>();

    /// <summary>The shards of standings that live in the silo of this number.</summary>
    public LocalStandings StandingsIn(int index) =>
        _cluster!.GetSiloServiceProvider(_cluster.Silos[index].SiloAddress).GetRequiredService<LocalStandings>();

    /// <summary>The doors of the other silo, as the silo of this number has them.</summary>
    public ShardDoors DoorsOf(int index) =>
        _cluster!.GetSiloServiceProvider(_cluster.Silos[index].SiloAddress).GetRequiredService<ShardDoors>();

    /// <summary>A caller that no other test uses.</summary>
    public CallerKey FreshCaller() => new(TrustClass.Peer, $"sip:caller{Interlocked.Increment(ref _keys)}@example.com");

    /// <summary>A source address that no other test uses.</summary>
    public SourceAddress FreshSource()
    {
        var n = Interlocked.Increment(ref _keys);
        return SourceAddress.FromBytes([198, 18, (byte)(n >> 8), (byte)n]);
    }

    public ICallerShardGrain CallerShard(CallerKey key, int silo = 0) =>
        Silo(silo).GetGrain<ICallerShardGrain>(ShardMap.Of(key));

    public ICaller Caller(CallerKey key, int silo = 0) => new Caller(CallerShard(key, silo), key);

    public ISource Source(SourceAddress address, int silo = 0) =>
        new Source(Silo(silo).GetGrain<ISourceShardGrain>(ShardMap.Of(address)), address);

    public IStandingShardGrain StandingShard(StandingKey key, int silo = 0) =>
        Silo(silo).GetGrain<IStandingShardGrain>(ShardMap.Of(key));

    public CallAttempt Attempt(CallerKey caller, SourceAddress source, string callee = "+4930231250") =>
        new() { Caller = caller, Callee = callee, Source = source, At = Time.GetUtcNow() };

    public CallOutcome Outcome(CallerKey caller, SourceAddress source, TimeSpan duration) => new()
    {
        Attempt = Attempt(caller, source),
        EndedAt = Time.GetUtcNow(),
        Code = 200,
        Duration = duration,
    };

    private void Configure(ISiloBuilder silo)
    {
        silo.Services.AddSingleton<TimeProvider>(Time);
        silo.Services.AddKeyedSingleton(TimeProviderNames.SystemTimers, TimeProvider.System);
        silo.Services.AddKeyedSingleton(TimeProviderNames.Messaging, TimeProvider.System);
        silo.Services.AddSingleton(new ListsOptions { Capacity = 50 });
        silo.Services.AddSingleton(new PolicyOptions { Capacity = PoliciesKept });
        silo.Services.AddSingleton(new QuarantineOptions
        {
            Capacity = 40,
            Retention = TimeSpan.FromHours(1),
            ConsentCapacity = 20,
            AuditCapacity = 200,
        });
        silo.Services.AddSpitGrains();
        silo.Services.AddSingleton<IRecordStore>(Records);
        silo.Services.AddKeyedSingleton<IGrainStorage>(ListsOptions.StorageName, (services, _) => Share(services));
        silo.Services.AddKeyedSingleton<IGrainStorage>(PolicyOptions.StorageName, (services, _) => Share(services));
        silo.Services.AddKeyedSingleton<IGrainStorage>(
            QuarantineOptions.StorageName, (services, _) => Share(services));
    }

    // The silos are in one process, and so is their store.
    private TestStorage Share(IServiceProvider services) =>
        _storage ?? Interlocked.CompareExchange(
            ref _storage, new TestStorage(services.GetRequiredService<Serializer>()), null) ?? _storage!;
}
