using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Spit.Hosting.Telemetry;

/// <summary>Metrics always; metrics and traces to a collector when OTEL_EXPORTER_OTLP_ENDPOINT names one.</summary>
internal static class TelemetrySetup
{
    // Everything of ours is one meter and one source; Orleans names its own.
    private static readonly string[] Meters = ["Spit", "Microsoft.Orleans"];
    private static readonly string[] Sources =
    [
        "Spit", "Microsoft.Orleans.Application", "Microsoft.Orleans.Runtime", "Microsoft.Orleans.Lifecycle",
        "Microsoft.Orleans.Storage",
    ];

    public static void Add(IServiceCollection services, string service, bool exportsToCollector)
    {
        var version = Assembly.GetEntryAssembly()?.GetName().Version?.ToString(3);
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service, "spit", version))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddRuntimeInstrumentation().AddPrometheusExporter());
        if (exportsToCollector)
        {
            telemetry.WithTracing(traces => traces.AddSource(Sources)).UseOtlpExporter();
        }
    }
}
