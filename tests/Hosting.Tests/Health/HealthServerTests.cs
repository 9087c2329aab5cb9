using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Spit.Hosting.Commands;
using Spit.Hosting.Health;
using Spit.Hosting.Tests.Commands;

namespace Spit.Hosting.Tests.Health;

public sealed class HealthServerTests : IAsyncDisposable
{
    private readonly HttpClient _client = new();
    private HealthStatus _grid = HealthStatus.Healthy;
    private IHost? _host;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_host is not null)
        {
            await _host.StopAsync(TestContext.Current.CancellationToken);
            _host.Dispose();
        }
    }

    [Fact]
    public async Task Ready_CheckFails_AnswersUnavailableAndNamesIt()
    {
        var health = await StartAsync();
        Assert.Equal((HttpStatusCode.OK, "ready"), await GetAsync(health, "/health/ready"));

        _grid = HealthStatus.Unhealthy;

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready"), await GetAsync(health, "/health/ready"));
        Assert.Equal((HttpStatusCode.OK, "live"), await GetAsync(health, "/health/live"));
    }

    [Fact]
    public async Task Ready_ProgramStops_AnswersUnavailableUntilTheEnd()
    {
        var health = await StartAsync();
        var stopping = new TaskCompletionSource<(HttpStatusCode, string)>();
        _host!.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(
            () => _ = AnswerAsync(health, stopping));

        _host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        var answer = await stopping.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready"), answer);
    }

    [Fact]
    public async Task Metrics_InstrumentOfOurMeter_IsServed()
    {
        var health = await StartAsync();
        var meter = _host!.Services.GetRequiredService<IMeterFactory>().Create("Spit");
        meter.CreateCounter<long>("spit.sample.calls").Add(3);

        var text = await _client.GetStringAsync(new Uri(health, "/metrics"), TestContext.Current.CancellationToken);

        Assert.Matches("(?m)^spit_sample_calls_total\\{.*\\} 3( |$)", text);
    }

    [Fact]
    public async Task Metrics_DurationInSeconds_HasBucketsBelowASecond()
    {
        var health = await StartAsync();
        var meter = _host!.Services.GetRequiredService<IMeterFactory>().Create("Spit");
        meter.CreateHistogram<double>("spit.sample.duration", "s").Record(0.004);

        var text = await _client.GetStringAsync(new Uri(health, "/metrics"), TestContext.Current.CancellationToken);

        Assert.Matches("(?m)^spit_sample_duration_seconds_bucket\\{.*le=\"0.0025\"\\} 0( |$)", text);
        Assert.Matches("(?m)^spit_sample_duration_seconds_bucket\\{.*le=\"0.005\"\\} 1( |$)", text);
    }

    [Fact]
    public async Task Get_AnotherPath_IsNotFound()
    {
        var health = await StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(health, "/")).Code);
    }

    [Fact]
    public async Task Start_PortTaken_IsAStartFaultThatNamesIt()
    {
        var health = await StartAsync();
        var options = Options() with { Health = new HealthAddress(new IPEndPoint(IPAddress.Loopback, health.Port)) };
        using var second = Build(options);

        var fault = await Assert.ThrowsAsync<StartFaultException>(
            () => second.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains($"127.0.0.1:{health.Port}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhatComesLaterFails_FallsSilentWithTheProgram()
    {
        var builder = Builder(Options());
        builder.Services.AddHostedService<NeverStarts>();
        Uri health;
        using (var host = builder.Build())
        {
            await Assert.ThrowsAsync<StartFaultException>(
                () => host.StartAsync(TestContext.Current.CancellationToken));
            health = host.Services.GetRequiredService<HealthServer>().Address!;
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(health, "/health/live")).Code);
        }

        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(health, "/health/live"));
    }

    [Fact]
    public async Task Start_HealthOff_ServesNothing()
    {
        using var host = Build(Options() with { Health = HealthAddress.Off });

        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.Null(host.Services.GetService<HealthServer>());
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private static SampleOptions Options() => new()
    {
        Pop = "a",
        Sip = [],
        Health = new HealthAddress(new IPEndPoint(IPAddress.Loopback, 0)),
    };

    private async Task<Uri> StartAsync()
    {
        _host = Build(Options());
        await _host.StartAsync(TestContext.Current.CancellationToken);
        return _host.Services.GetRequiredService<HealthServer>().Address!;
    }

    private IHost Build(SampleOptions options) => Builder(options).Build();

    private HostApplicationBuilder Builder(SampleOptions options)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.AddSpitDefaults("spit-sample", options);
        builder.Services.AddHealthChecks().AddCheck("grid", () => new HealthCheckResult(_grid));
        return builder;
    }

    private async Task AnswerAsync(Uri health, TaskCompletionSource<(HttpStatusCode, string)> result) =>
        result.SetResult(await GetAsync(health, "/health/ready"));

    private async Task<(HttpStatusCode Code, string FirstLine)> GetAsync(Uri health, string path)
    {
        using var answer = await _client.GetAsync(new Uri(health, path), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, text.Split('\n')[0]);
    }

    private sealed class NeverStarts : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new StartFaultException("it does not");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
