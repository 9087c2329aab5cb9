using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Spit.Protocol.V1;

namespace Spit.Silo.Tests.Api;

/// <summary>A challenger that holds what the test says.</summary>
internal sealed class FakeChallenger : RecordingStore.RecordingStoreBase, IAsyncDisposable
{
    private WebApplication? _app;

    /// <summary>By id and key.</summary>
    public ConcurrentDictionary<(string Id, ByteString Key), byte[]> Recordings { get; } = new();

    /// <summary>Asked when somebody fetches, before anything is sent.</summary>
    public Func<Task> BeforeFetch { get; set; } = () => Task.CompletedTask;

    public string Address => _app!.Urls.First();

    public static async Task<FakeChallenger> StartAsync()
    {
        var challenger = new FakeChallenger();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(challenger);
        challenger._app = builder.Build();
        challenger._app.MapGrpcService<FakeChallenger>();
        await challenger._app.StartAsync(TestContext.Current.CancellationToken);
        return challenger;
    }

    public override async Task Fetch(
        FetchRequest request, IServerStreamWriter<FetchResponse> stream, ServerCallContext context)
    {
        await BeforeFetch();
        if (!Recordings.TryGetValue((request.Id, request.RecordingKey), out var bytes))
            throw new RpcException(new Status(StatusCode.NotFound, "no such recording"));
        foreach (var piece in bytes.Chunk(3))
            await stream.WriteAsync(new FetchResponse { Audio = ByteString.CopyFrom(piece) });
    }

    public override Task<DeleteResponse> Delete(DeleteRequest request, ServerCallContext context)
    {
        Recordings.TryRemove((request.Id, request.RecordingKey), out _);
        return Task.FromResult(new DeleteResponse());
    }

    public async ValueTask DisposeAsync() => await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);
}
