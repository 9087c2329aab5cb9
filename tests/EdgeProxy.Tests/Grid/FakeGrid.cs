using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Spit.Protocol.V1;

namespace Spit.EdgeProxy.Tests.Grid;

/// <summary>A grid over real gRPC on a free port, that answers what a test tells it to.</summary>
internal sealed class FakeGrid : IAsyncDisposable
{
    private readonly WebApplication _app;
    private FakeGridStream? _stream;

    private FakeGrid(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(this);
        _app = builder.Build();
        _app.MapGrpcService<FakeGridService>();
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public int BrokenStreams { get; set; }

    public int EndedStreams { get; set; }

    public ConcurrentQueue<EdgeHello> Hellos { get; } = new();

    public ConcurrentQueue<EdgeFrame> Frames { get; } = new();

    public IEnumerable<Attempt> Attempts => Frames.SelectMany(f => f.Attempts);

    public IEnumerable<Outcome> Outcomes => Frames.SelectMany(f => f.Outcomes);

    /// <summary>What answers a frame with attempts; null: nothing does.</summary>
    public Func<FakeGridStream, EdgeFrame, Task>? Answer { get; set; } = AnswerAllAsync;

    /// <summary>What is sent after a hello.</summary>
    public Func<EdgeHello, GridFrame?> Greeting { get; set; } = _ => null;

    /// <param name="port">0: a free one.</param>
    public static async Task<FakeGrid> StartAsync(int port = 0)
    {
        var grid = new FakeGrid(port);
        await grid._app.StartAsync(TestContext.Current.CancellationToken);
        grid.Address = new Uri(grid._app.Urls.First());
        return grid;
    }

    public static Task AnswerAllAsync(FakeGridStream stream, EdgeFrame frame)
    {
        var answer = new GridFrame();
        foreach (var attempt in frame.Attempts)
        {
            answer.Evidence.Add(new EvidenceReply
            {
                Id = attempt.Id,
                Caller = new CallerEvidence { AttemptsTotal = attempt.Callee.Length, Attempts10S = 1.5 },
                Source = new SourceEvidence { AttemptsTotal = 7 },
            });
        }
        return stream.SendAsync(answer);
    }

    public Task PushAsync(params Bulletin[] bulletins)
    {
        var frame = new GridFrame();
        frame.Bulletins.AddRange(bulletins);
        return SendAsync(frame);
    }

    public Task SendAsync(GridFrame frame) =>
        _stream?.SendAsync(frame) ?? throw new InvalidOperationException("No edge is connected.");

    public async Task ReceiveAsync(FakeGridStream stream, EdgeFrame frame)
    {
        if (frame.Hello is { } hello)
        {
            _stream = stream;
            Hellos.Enqueue(hello);
            if (Greeting(hello) is { } greeting)
            {
                await stream.SendAsync(greeting);
            }
            return;
        }
        Frames.Enqueue(frame);
        if (frame.Attempts.Count > 0 && Answer is { } answer)
        {
            await answer(stream, frame);
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
