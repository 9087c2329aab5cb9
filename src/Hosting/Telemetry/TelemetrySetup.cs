using System.Diagnostics.Metrics;
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

    private static readonly double[] SecondsBuckets =
        [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    public static void Add(IServiceCollection services, string service, bool exportsToCollector)
    {
        var version = Assembly.GetEntryAssembly()?.GetName().Version?.ToString(3);
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service, "spit", version))
            .WithMetrics(metrics => metrics
                .AddMeter(Meters)
                .AddRuntimeInstrumentation()
                .AddView(BucketsOf)
                .AddPrometheusExporter());
        if (exportsToCollector)
        {
            telemetry.WithTracing(traces => traces.AddSource(Sources)).UseOtlpExporter();
        }
    }

    // The framework's default buckets are meant for milliseconds; ours measure seconds.
    private static ExplicitBucketHistogramConfiguration? BucketsOf(Instrument instrument) =>
        instrument is Histogram<double> { Unit: "s", Advice: null } && instrument.Meter.Name == Meters[0]
            ? new ExplicitBucketHistogramConfiguration { Boundaries = SecondsBuckets }
            : null;
}
