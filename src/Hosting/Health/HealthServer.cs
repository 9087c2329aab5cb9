using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using Spit.Hosting.Commands;

namespace Spit.Hosting.Health;

/// <summary>Serves health and metrics on a port of their own, apart from what the program serves.</summary>
internal sealed class HealthServer(
    IPEndPoint address, HealthCheckService checks, MeterProvider meters, ILoggerFactory loggers)
    : IHostedService, IAsyncDisposable
{
    public const string LivePath = "/health/live";
    public const string ReadyPath = "/health/ready";
    public const string MetricsPath = "/metrics";

    private readonly ILogger _logger = loggers.CreateLogger<HealthServer>();
    private WebApplication? _app;

    /// <summary>Where it listens in fact; null before the start.</summary>
    public Uri? Address { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(address));
        builder.Services.AddSingleton(loggers);
        _app = builder.Build();
        _app.UseOpenTelemetryPrometheusScrapingEndpoint(meters, null, MetricsPath, null, null);
        _app.Run(AnswerAsync);
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (IOException fault)
        {
            throw new StartFaultException($"health and metrics cannot be served at {address}: {fault.Message}", fault);
        }
        var bound = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        Address = new Uri(bound!.Addresses.First());
        HostingLog.HealthServed(_logger, Address);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_app is { } app)
        {
            _app = null;
            await app.StopAsync(cancellationToken);
            await app.DisposeAsync();
        }
    }

    /// <summary>A program whose start failed is never told to stop.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        // Live means: this process answers. What it depends on is a matter of readiness, or an outage elsewhere
        // would have every pod restarted.
        LivePath => context.Response.WriteAsync("live\n", context.RequestAborted),
        ReadyPath => AnswerReadyAsync(context),
        _ => AnswerNotFoundAsync(context),
    };

    private async Task AnswerReadyAsync(HttpContext context)
    {
        HealthReport report;
        try
        {
            report = await checks.CheckHealthAsync(context.RequestAborted);
        }
        catch (ObjectDisposedException)
        {
            // Asked between the end of what is checked and the end of this server.
            report = new HealthReport(new Dictionary<string, HealthReportEntry>(), HealthStatus.Unhealthy, default);
        }
        var isReady = report.Status != HealthStatus.Unhealthy;
        context.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await context.Response.WriteAsync(isReady ? "ready\n" : "not ready\n", context.RequestAborted);
        foreach (var (name, entry) in report.Entries)
        {
            var line = $"{name}: {entry.Status} {entry.Description}".TrimEnd() + "\n";
            await context.Response.WriteAsync(line, context.RequestAborted);
        }
    }

    private static Task AnswerNotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return context.Response.WriteAsync($"{LivePath} {ReadyPath} {MetricsPath}\n", context.RequestAborted);
    }
}
