using System.Diagnostics;
using System.Net;
using Orleans.Configuration;
using Spit.EdgeProxy;
using Spit.EdgeProxy.Grid;
using Spit.GridBench.Loads;
using Spit.Hosting;
using Spit.Hosting.Health;
using Spit.Hosting.Settings;
using Spit.Silo.Keys;

namespace Spit.GridBench.Runs;

/// <summary>An edge's stream and an Orleans client in one host, with the telemetry that every program has.</summary>
internal sealed class Asker : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly IHost _host;
    private readonly StreamTarget _stream;

    private Asker(IHost host)
    {
        _host = host;
        Edge = host.Services.GetRequiredService<GridStream>();
        _stream = new StreamTarget(Edge);
        Stream = _stream.AskAsync;
        Client = new KeysTarget(new GridKeys(host.Services.GetRequiredService<IClusterClient>())).AskAsync;
    }

    /// <summary>The edge's end of the stream.</summary>
    public GridStream Edge { get; }

    public Ask Stream { get; }

    public Ask Client { get; }

    /// <param name="cluster">Its name.</param>
    /// <param name="silos">Those that the client knows.</param>
    /// <param name="edge">Those that the stream goes to, the first of them as long as it lives.</param>
    public static async Task<Asker> StartAsync(
        string cluster, IReadOnlyList<SiloProcess> silos, params IReadOnlyList<SiloProcess> edge)
    {
        var options = new EdgeOptions
        {
            Pop = "bench",
            Sip = [new IPEndPoint(IPAddress.Loopback, 0)],
            NextHop = new HostPort("localhost", 5060),
            Grid = [.. edge.Select(silo => silo.Api)],
            GridDeadline = Deadlines.Question,
            Health = HealthAddress.Off,
            LogLevel = LogLevel.Error,
        };
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.AddSpitDefaults("spit-edge", options);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<GridStream>(services));
        builder.Services.AddHostedService(services => services.GetRequiredService<GridStream>());
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            log => log.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Orleans", LogLevel.Error);
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering([.. silos.Select(silo => silo.Gateway)]);
            client.Configure<ClusterOptions>(names => names.ClusterId = names.ServiceId = cluster);
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = Deadlines.Question);
        });
        var host = builder.Build();
        await host.StartAsync();
        var asker = new Asker(host);
        for (var begun = Stopwatch.GetTimestamp(); !asker.Edge.IsConnected; await Task.Delay(10))
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience) throw new TimeoutException("the stream does not open");
        }
        return asker;
    }

    public async ValueTask DisposeAsync()
    {
        if (_stream.TakeMissing() is { Length: > 0 } missing) Progress.Tell("evidence missing: " + missing);
        await _host.StopAsync();
        _host.Dispose();
    }
}
