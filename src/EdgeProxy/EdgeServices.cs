using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Spit.EdgeProxy.Grid;
using Spit.EdgeProxy.Policies;
using Spit.EdgeProxy.Proxying;
using Spit.EdgeProxy.Screening;

namespace Spit.EdgeProxy;

/// <summary>Puts an edge proxy into a host.</summary>
public static class EdgeServices
{
    /// <summary>Adds the edge; it starts and stops with the host.</summary>
    /// <param name="services">The host's services, with logging and metrics.</param>
    /// <param name="options">Validated options.</param>
    public static IServiceCollection AddSpitEdge(this IServiceCollection services, EdgeOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<RunningPolicy>();
        services.AddSingleton<PolicyMetrics>();
        services.AddSingleton<IPolicyReceiver, PushedPolicies>();
        services.AddSingleton<GridStream>();
        services.AddSingleton<IGrid>(provider => provider.GetRequiredService<GridStream>());
        services.AddSingleton(provider =>
            new EdgeMetrics(provider.GetRequiredService<IMeterFactory>(), options.Pop));
        services.AddSingleton<SipEdge>();
        services.AddHostedService<EdgeLifecycle>();
        services.AddSingleton<GridHealth>();
        services.AddHealthChecks().AddCheck<GridHealth>("grid");
        return services;
    }
}
