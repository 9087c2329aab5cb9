using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Spit.Protocol.V1;
using QuarantineItem = Spit.Detection.Quarantine.QuarantineItem;

namespace Spit.Silo.Quarantine;

/// <summary>Reaches the challengers that hold recordings.</summary>
internal sealed class ChallengerStores(TimeProvider time, ILogger<ChallengerStores> logger) : IDisposable
{
    // Chosen: three minutes of sound over a slow line.
    private static readonly TimeSpan FetchDeadline = TimeSpan.FromSeconds(60);

    // Chosen: who withdraws a consent waits for it; a challenger that is away deletes when it is back.
    private static readonly TimeSpan DeleteDeadline = TimeSpan.FromSeconds(2);

    // Chosen: more challengers than anybody has; items name where they are, and nothing else bounds that.
    private const int MostChannels = 256;

    private readonly ConcurrentDictionary<string, GrpcChannel> _channels = new();

    /// <summary>The recording as its challenger sends it.</summary>
    public AsyncServerStreamingCall<FetchResponse> Fetch(
        QuarantineItem item, CancellationToken cancellationToken) =>
        ClientOf(item).Fetch(
            new FetchRequest { Id = item.Id, RecordingKey = ByteString.CopyFrom(item.RecordingKey.Span) },
            deadline: time.GetUtcNow().UtcDateTime + FetchDeadline,
            cancellationToken: cancellationToken);

    /// <summary>Deletes recordings; else their challengers do it when they next ask what they hold.</summary>
    public Task DeleteAsync(IEnumerable<QuarantineItem> items) => Task.WhenAll(items.Select(DeleteAsync));

    public void Dispose()
    {
        foreach (var channel in _channels.Values) channel.Dispose();
    }

    private async Task DeleteAsync(QuarantineItem item)
    {
        try
        {
            await ClientOf(item).DeleteAsync(
                new DeleteRequest { Id = item.Id, RecordingKey = ByteString.CopyFrom(item.RecordingKey.Span) },
                deadline: time.GetUtcNow().UtcDateTime + DeleteDeadline);
        }
        catch (RpcException e)
        {
            QuarantineLog.NotDeleted(logger, e, item.Id, item.Challenger);
        }
    }

    private RecordingStore.RecordingStoreClient ClientOf(QuarantineItem item)
    {
        if (_channels.Count >= MostChannels && !_channels.ContainsKey(item.StoreUri)
            && _channels.Keys.FirstOrDefault() is { } some && _channels.TryRemove(some, out var old))
        {
            old.Dispose();
        }
        return new RecordingStore.RecordingStoreClient(_channels.GetOrAdd(item.StoreUri, Open));
    }

    private static GrpcChannel Open(string uri) => GrpcChannel.ForAddress(uri, new GrpcChannelOptions
    {
        // Challengers speak HTTP/2 in clear text, which no web proxy passes on.
        HttpHandler = new SocketsHttpHandler { UseProxy = false },
        DisposeHttpClient = true,
        // Chosen: who comes back is found at once, and not after the two minutes that are usual.
        InitialReconnectBackoff = TimeSpan.FromMilliseconds(200),
        MaxReconnectBackoff = TimeSpan.FromSeconds(1),
    });
}
