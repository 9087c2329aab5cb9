using Microsoft.AspNetCore.Server.Kestrel.Core;
using Spit.Grains;
using Spit.Grains.Policies;
using Spit.Grains.Shelves;
using Spit.Silo.Api;
using Spit.Silo.Blocks;
using Spit.Silo.Cluster;
using Spit.Silo.Keys;
using Spit.Silo.Lists;
using Spit.Silo.Outcomes;
using Spit.Silo.Policies;
using Spit.Silo.Quarantine;
using Spit.Silo.Reports;
using Spit.Silo.Standings;
using Spit.Silo.Store;

namespace Spit.Silo;

/// <summary>Hosts a silo in any web application: the silo program's own, or one that has more in it.</summary>
public static class SpitSilo
{
    /// <summary>
    /// Adds store, cluster, grains and API, and has Kestrel listen on the API's address. Services start in the order in
    /// which they are added here and stop in the opposite one: the API first, the store last.
    /// </summary>
    public static WebApplicationBuilder AddSpitSilo(this WebApplicationBuilder builder, SiloOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(new ShelfOptions { Interval = options.SnapshotInterval });
        var initial = InitialPolicy.Of(options.Policy);
        services.AddSingleton(initial);
        services.AddSingleton(new RunningPolicy(initial.Policy));
        services.AddSpitGrains();
        var ports = FreePorts.Beside(options);
        AddStore(services, options, ports);
        // Below a warning Orleans tells of its insides; what an operator needs shows in our own lines and the metrics.
        var least = options.LogLevel > LogLevel.Warning ? options.LogLevel : LogLevel.Warning;
        builder.Logging.AddFilter("Orleans", least).AddFilter("Polly", least);
        // It warns of a clock that stood still since the machine was started, once at each start.
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        builder.UseOrleans(silo => ClusterSetup.Configure(silo, options, ports));
        services.AddSingleton<IGridKeys, GridKeys>();
        services.AddSingleton<GridMeters>();
        services.AddHosted<ListsFeed>();
        services.AddSingleton<PolicyMeters>();
        services.AddHosted<PolicyFeed>();
        services.AddHosted<StandingBoard>();
        services.AddSingleton<LiveBlocks>();
        services.AddHosted<BlockExchange>();
        services.AddSingleton<Teacher>();
        services.AddSingleton<ReportDesk>();
        services.AddSingleton<Reviewers>();
        services.AddSingleton<ChallengerStores>();
        services.AddSingleton<QuarantineDesk>();
        services.AddSingleton<RecordingPlayer>();
        services.AddHosted<OutcomeQueue>();
        services.AddHosted<ProbeQueue>();
        services.AddHostedService<WarmUp>();
        services.AddSingleton<ConnectionDrain>();
        services.AddGrpc();
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks().AddCheck<ListsCheck>("lists").AddCheck<PolicyCheck>("policy");
        // What comes from an edge is answered where it was read: waking another thread costs more than the answer.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(options.Api, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                listen.Use(listen.ApplicationServices.GetRequiredService<ConnectionDrain>().Around);
            });
            // Chosen: an edge whose machine is gone is noticed within half a minute.
            kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(15);
            kestrel.Limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(10);
        });
        return builder;
    }

    /// <summary>Maps the edge stream, the API, its health service and reflection.</summary>
    public static WebApplication MapSpitSilo(this WebApplication app)
    {
        app.MapGrpcService<EdgeGridApi>();
        app.MapGrpcService<ReputationApi>();
        app.MapGrpcService<ListApi>();
        app.MapGrpcService<PolicyApi>();
        app.MapGrpcService<ReportApi>();
        app.MapGrpcService<ChallengeApi>();
        app.MapGrpcService<QuarantineApi>();
        app.MapGrpcService<QuarantineIntakeApi>();
        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SpitSilo));
        app.Lifetime.ApplicationStarted.Register(() => SiloLog.Serving(logger, string.Join(' ', app.Urls)));
        return app;
    }

    private static void AddStore(IServiceCollection services, SiloOptions options, FreePorts ports)
    {
        if (options.Data is { Length: > 0 } directory)
        {
            services.AddSingleton(provider =>
                new EmbeddedStore(directory, ports, provider.GetRequiredService<ILoggerFactory>()));
            services.AddHostedService(provider => provider.GetRequiredService<EmbeddedStore>());
        }
        services.AddHosted<StoreConnection>();
        services.AddSingleton<IRecordStore, RecordStore>();
    }

    private static void AddHosted<T>(this IServiceCollection services)
        where T : class, IHostedService
    {
        services.AddSingleton<T>();
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }
}
