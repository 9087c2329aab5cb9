using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Spit.Hosting.Settings;
using Spit.Silo.Cluster;
using Spit.Silo.Store;
using Spit.Silo.Tests;
using SiloOptions = Spit.Silo.SiloOptions;

namespace Spit.Oracle.Tests.Sites;

/// <summary>One cluster for all schedules: two silos in this process, and from time to time one outside.</summary>
/// <remarks>Every schedule has keys and edges of its own, so that many can go on at the same time.</remarks>
public sealed class OracleSite : IAsyncLifetime
{
    // Chosen: as often as is useful; what a crash may lose is found by what was written, not by the clock.
    private static readonly TimeSpan SnapshotInterval = TimeSpan.FromMilliseconds(200);

    private readonly TestFolder _folder = new();
    private readonly List<InnerSilo> _silos = [];
    private EmbeddedStore? _store;
    private Owners? _owners;

    internal StoreIllness Illness { get; } = new();

    /// <summary>Who owns which key.</summary>
    internal Owners Owners => _owners!;

    /// <summary>Where edges connect.</summary>
    internal IReadOnlyList<IPEndPoint> Endpoints => [.. _silos.Select(silo => silo.Api)];

    internal StoredTotals Stored => new(_silos[0].Services);

    public async ValueTask InitializeAsync()
    {
        _store = new EmbeddedStore(_folder.Path, new FreePorts([]), NullLoggerFactory.Instance);
        await _store.StartAsync(CancellationToken.None);
        var options = new SiloOptions
        {
            Redis = [new HostPort($"{_store.EndPoint!.Address}", _store.EndPoint.Port)],
            Store = new StoreOptions { Password = new SecretText(_store.Password) },
            SnapshotInterval = SnapshotInterval,
        };
        for (var i = 0; i < 2; i++) _silos.Add(await InnerSilo.StartAsync(options, Illness));
        _owners = new Owners([.. _silos.Select(silo => silo.Services)]);
        await _owners.SettleAsync(silos: 2);
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = _silos.Count - 1; i >= 0; i--) await _silos[i].DisposeAsync();
        _store?.Dispose();
        _folder.Dispose();
    }

    /// <summary>How many attempts the grid has counted; 0 for a key that it has never heard of.</summary>
    internal async Task<long> CountAsync(GridKey key) => key switch
    {
        { Caller: { } caller } => (await _silos[0].Keys.Caller(caller).Read())?.AttemptsTotal ?? 0,
        { Source: { } source } => (await _silos[0].Keys.Source(source).Read())?.AttemptsTotal ?? 0,
        _ => throw new ArgumentException("neither a caller nor a source", nameof(key)),
    };

    /// <summary>Starts a third silo; its shards move to it while calls go on, unless they are waited for.</summary>
    internal async Task<OuterSilo> StartOuterAsync()
    {
        var silo = await OuterSilo.StartAsync(_store!.EndPoint!, _store.Password);
        await Owners.SeeAsync(silos: 3);
        return silo;
    }
}
