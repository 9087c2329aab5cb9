using System.Net;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Spit.Challenger.Recordings;
using Spit.Protocol.V1;

namespace Spit.Challenger.Tests.Recordings;

/// <summary>The recordings of a challenger over real gRPC, with a grid beside them.</summary>
internal sealed class TestChallenger : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly WebApplication? _gridApp;
    private readonly GrpcChannel _channel;

    private TestChallenger(WebApplication app, WebApplication? gridApp, FakeTimeProvider time, FakeIntake grid)
    {
        (_app, _gridApp, Time, Grid) = (app, gridApp, time, grid);
        _channel = GrpcChannel.ForAddress(app.Urls.First());
    }

    public FakeTimeProvider Time { get; }

    public FakeIntake Grid { get; }

    public RecordingVault Vault => _app.Services.GetRequiredService<RecordingVault>();

    public RecordingStore.RecordingStoreClient Store => new(_channel);

    /// <param name="options">With a directory.</param>
    /// <param name="time">Null: one of its own.</param>
    /// <param name="silo">Null: a grid that says what the test wants; else a real one.</param>
    public static async Task<TestChallenger> StartAsync(
        RecordingOptions options, FakeTimeProvider? time = null, Uri? silo = null)
    {
        time ??= new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var grid = new FakeIntake();
        var gridApp = silo is null ? await StartGridAsync(grid) : null;
        var (builder, self) = CreateBuilder();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddRecordings(
            options, _ => new RecordingSite("challenger-1", self, [silo ?? new Uri(gridApp!.Urls.First())]));
        var app = builder.Build();
        app.MapRecordings();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestChallenger(app, gridApp, time, grid);
    }

    public Task SweepAsync() => _app.Services.GetRequiredService<RecordingSweep>()
        .SweepAsync(TestContext.Current.CancellationToken);

    /// <summary>Records a whole call.</summary>
    /// <returns>The item's id; null when nothing was kept.</returns>
    public async Task<string?> RecordAsync(short[] samples, string caller = "+493023125001")
    {
        var permit = await Vault.AskAsync(TestCalls.Callee, TestContext.Current.CancellationToken);
        if (permit is null) return null;
        using var recording = Vault.Begin(permit)!;
        foreach (var frame in samples.Chunk(160))
        {
            recording.Append(frame);
            recording.Drain();
        }
        return await recording.CompleteAsync(TestCalls.Call(caller));
    }

    /// <summary>What is fetched: a WAV file.</summary>
    public async Task<byte[]> FetchAsync(FetchRequest request)
    {
        using var call = Store.Fetch(request, cancellationToken: TestContext.Current.CancellationToken);
        var bytes = new List<byte>();
        while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
            bytes.AddRange(call.ResponseStream.Current.Audio);
        return [.. bytes];
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_gridApp is not null) await _gridApp.DisposeAsync();
    }

    private static async Task<WebApplication> StartGridAsync(FakeIntake grid)
    {
        var (builder, _) = CreateBuilder();
        builder.Services.AddSingleton(grid);
        var app = builder.Build();
        app.MapGrpcService<FakeIntake>();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    // The address must be known before the server runs: the sweep names it to the grid at once.
    private static (WebApplicationBuilder Builder, Uri Address) CreateBuilder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var port = FreePort();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        return (builder, new Uri($"http://127.0.0.1:{port}"));
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
