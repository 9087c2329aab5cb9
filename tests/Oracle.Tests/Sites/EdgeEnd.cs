using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Spit.EdgeProxy;
using Spit.EdgeProxy.Grid;
using Spit.Hosting.Settings;
using Spit.Silo.Tests;

namespace Spit.Oracle.Tests.Sites;

/// <summary>An edge's own stream to the grid, through relays that can break it.</summary>
internal sealed class EdgeEnd : IAsyncDisposable
{
    // After as many failures as it has endpoints an edge lets go of what waits and pauses. The list names every silo
    // many times, so that no schedule breaks that often: an attempt is to be asked again until it is answered.
    private const int TimesNamed = 64;

    // Far longer than an edge waits in production: the answer to what was asked again is what shows how it was counted.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Relay[] _relays;

    private EdgeEnd(int number, IReadOnlyList<IPEndPoint> silos)
    {
        // Each edge begins with another silo.
        _relays = [.. silos.Select((_, i) => new Relay(silos[(i + number) % silos.Count]))];
        var options = new EdgeOptions
        {
            Pop = $"pop{number}",
            Sip = [new IPEndPoint(IPAddress.Loopback, 0)],
            NextHop = new HostPort("localhost", 5060),
            Grid = [.. Enumerable.Repeat(_relays.Select(relay => relay.Url), TimesNamed).SelectMany(urls => urls)],
            GridDeadline = Deadline,
        };
        Stream = new GridStream(
            options,
            TimeProvider.System,
            _services.GetRequiredService<IMeterFactory>(),
            NullLogger<GridStream>.Instance);
    }

    public GridStream Stream { get; }

    /// <summary>Connections that were broken.</summary>
    public int Broken => _relays.Sum(relay => relay.Broken);

    /// <summary>Opens the streams of some edges to all these silos.</summary>
    public static async Task<EdgeEnd[]> StartAsync(int count, IReadOnlyList<IPEndPoint> silos)
    {
        EdgeEnd[] edges = [.. Enumerable.Range(0, count).Select(number => new EdgeEnd(number, silos))];
        foreach (var edge in edges) await edge.Stream.StartAsync(CancellationToken.None);
        await Eventually.HoldsAsync(() => edges.All(edge => edge.Stream.IsConnected), "every edge is connected");
        return edges;
    }

    public void Break(Break how)
    {
        foreach (var relay in _relays) relay.Break(how);
    }

    public Task DeliverLateAsync() => Task.WhenAll(_relays.Select(relay => relay.DeliverLateAsync()));

    public async ValueTask DisposeAsync()
    {
        await Stream.StopAsync(CancellationToken.None);
        Stream.Dispose();
        foreach (var relay in _relays) await relay.DisposeAsync();
        await _services.DisposeAsync();
    }
}
