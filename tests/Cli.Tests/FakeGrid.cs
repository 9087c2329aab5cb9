using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Spit.Cli.Tests;

/// <summary>A grid's API over real gRPC on a free port, and spitctl asking it.</summary>
public sealed class FakeGrid : IAsyncLifetime
{
    private readonly WebApplication _app;

    public FakeGrid()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(this);
        _app = builder.Build();
        _app.MapGrpcService<FakeReputation>();
        _app.MapGrpcService<FakeLists>();
        _app.MapGrpcService<FakePolicies>();
        _app.MapGrpcService<FakeQuarantine>();
        _app.MapGrpcService<FakeChallenges>();
    }

    public static DateTimeOffset Now { get; } = DateTimeOffset.UnixEpoch.AddYears(200);

    /// <summary>What it answers: a message, or an RpcException.</summary>
    public Func<IMessage, object> Answer { get; set; } = _ => Fault(StatusCode.NotFound, "never seen");

    internal ConcurrentQueue<IMessage> Requests { get; } = new();

    /// <summary>What the latest request had in its header <c>authorization</c>; null: it had none.</summary>
    internal string? Authorization { get; set; }

    public static RpcException Fault(StatusCode status, string detail) => new(new Status(status, detail));

    public string Address => _app.Urls.First();

    public async ValueTask InitializeAsync() => await _app.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>Runs spitctl with this grid in SPIT_GRID.</summary>
    public Task<CtlRun> RunAsync(params string[] args) => RunAsync(Address, args);

    public static Task<CtlRun> RunAsync(string? grid, params string[] args) => RunWithAsync(grid, null, null, args);

    /// <param name="grid">In SPIT_GRID.</param>
    /// <param name="token">In SPIT_TOKEN.</param>
    /// <param name="raw">Takes what is no text; null: the output is a terminal.</param>
    /// <param name="args">The command line.</param>
    public static async Task<CtlRun> RunWithAsync(string? grid, string? token, Stream? raw, params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var terminal = Terminal.Plain(output, error) with { Raw = raw };
        var code = await new SpitCtl(terminal, grid, new FakeTimeProvider(Now), token).RunAsync(args);
        return new CtlRun(code, output.ToString(), error.ToString());
    }

    internal Task<TAnswer> AnswerAsync<TRequest, TAnswer>(TRequest request)
        where TRequest : IMessage
    {
        Requests.Enqueue(request);
        return Answer(request) switch
        {
            TAnswer answer => Task.FromResult(answer),
            RpcException fault => Task.FromException<TAnswer>(fault),
            _ => Task.FromException<TAnswer>(new InvalidOperationException("The test set another answer.")),
        };
    }
}
