using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging.Console;
using Orleans.Configuration;
using Spit.GridBench.Loads;
using Spit.Hosting;
using Spit.Hosting.Health;
using Spit.Silo;
using Spit.Silo.Cluster;
using Spit.Silo.Keys;
using SiloOptions = Spit.Silo.SiloOptions;

namespace Spit.GridBench.Silos;

/// <summary>The silo as its own program makes it, with a gateway for Orleans clients and an ear for orders.</summary>
internal static class BenchSilo
{
    private static readonly TimeSpan LongProbe = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(SiloOptions given, MixSize size, int seed)
    {
        var ports = new FreePorts([]);
        var any = new IPEndPoint(IPAddress.Loopback, 0);
        var options = given with
        {
            Api = ports.Of(any),
            Silo = ports.Of(any),
            Health = HealthAddress.Off,
            LogLevel = LogLevel.Critical,
            AnswerDeadline = Deadlines.Answer,
        };
        var gateway = ports.Of(any);
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddSpitDefaults("spit-silo", options).AddSpitSilo(options);
        // After the silo's own, which opens none.
        builder.Services.Configure<EndpointOptions>(endpoint => endpoint.GatewayPort = gateway.Port);
        // Failover is not measured here, and silos that starve on a busy machine must not declare each other dead.
        builder.Services.Configure<ClusterMembershipOptions>(membership => membership.ProbeTimeout = LongProbe);
        // The standard output belongs to the answers.
        builder.Services.Configure<ConsoleLoggerOptions>(log => log.LogToStandardErrorThreshold = LogLevel.Trace);
        var app = builder.Build();
        app.MapSpitSilo();
        await app.StartAsync();
        Tell(new SiloEndpoints(options.Api.ToString(), gateway.ToString()));
        var ear = new Ear(app.Services.GetRequiredService<IGridKeys>(), size, seed);
        await ear.ListenAsync(Console.In, Tell);
        await app.StopAsync();
        return 0;
    }

    private static void Tell(object answer) => Console.Out.WriteLine(JsonSerializer.Serialize(answer));
}
