using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using Spit.Hosting.Health;
using Spit.Hosting.Telemetry;

namespace Spit.Hosting;

/// <summary>What every server program has: logs, metrics, traces, health, and an end within a time.</summary>
public static class SpitDefaults
{
    private const string CollectorVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Call it before adding the program's services: health answers first and falls silent last.</summary>
    /// <param name="builder">The program's builder, of either kind.</param>
    /// <param name="service">The name telemetry knows the program by, for example <c>spit-edge</c>.</param>
    /// <param name="options">The program's options.</param>
    public static TBuilder AddSpitDefaults<TBuilder>(this TBuilder builder, string service, ServerOptions options)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(options);
        AddLogs(builder.Logging, options);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.ShutdownTimeout);
        builder.Services.AddSingleton<DrainNotice>();
        builder.Services.AddHealthChecks().AddCheck<DrainCheck>("program");
        TelemetrySetup.Add(
            builder.Services, service, !string.IsNullOrEmpty(builder.Configuration[CollectorVariable]));
        if (options.Health.EndPoint is { } address)
        {
            builder.Services.AddSingleton(services => new HealthServer(
                address,
                services.GetRequiredService<HealthCheckService>(),
                services.GetRequiredService<MeterProvider>(),
                services.GetRequiredService<ILoggerFactory>()));
            builder.Services.AddHostedService(services => services.GetRequiredService<HealthServer>());
        }
        return builder;
    }

    private static void AddLogs(ILoggingBuilder logging, ServerOptions options)
    {
        logging.ClearProviders().SetMinimumLevel(options.LogLevel);
        // A fault of starting is thrown as well, and told in one line.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddFilter("Grpc", LogLevel.Warning);
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical);
        var isAuto = options.LogFormat == LogFormat.Auto;
        if (options.LogFormat == LogFormat.Json || (isAuto && Console.IsOutputRedirected))
        {
            logging.AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }
        else
        {
            logging.AddSimpleConsole(text =>
            {
                text.SingleLine = true;
                text.TimestampFormat = "HH:mm:ss.fff ";
            });
        }
    }
}
