using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Spit.Challenger.Recordings;

/// <summary>Puts recordings into a challenger.</summary>
internal static class RecordingServices
{
    /// <summary>Adds the vault, which starts before all that is added after it.</summary>
    /// <param name="services">With gRPC (<c>AddGrpc</c>).</param>
    /// <param name="options">Validated.</param>
    /// <param name="site">Where this challenger is; asked for once.</param>
    public static IServiceCollection AddRecordings(
        this IServiceCollection services, RecordingOptions options, Func<IServiceProvider, RecordingSite> site)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(site);
        services.TryAddSingleton(provider => new GridLink(
            provider.GetRequiredService<RecordingSite>().Grid, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SoundPrints>();
        services.AddSingleton<RecordingMeters>();
        services.AddSingleton<RecordingVault>();
        services.AddHostedService(provider => provider.GetRequiredService<RecordingVault>());
        services.AddSingleton<RecordingSweep>();
        services.AddHostedService(provider => provider.GetRequiredService<RecordingSweep>());
        return services;
    }

    /// <summary>Maps what silos fetch recordings from.</summary>
    public static WebApplication MapRecordings(this WebApplication app)
    {
        app.MapGrpcService<RecordingStoreApi>();
        return app;
    }
}
