using Grpc.Net.Client;

namespace Spit.EdgeProxy.Grid;

/// <summary>Makes channels to endpoints of the grid.</summary>
internal static class GridChannel
{
    // 100,000 list entries of 200 bytes take 20 MB in a snapshot.
    private const int FrameBytesLimit = 64 * 1024 * 1024;

    private static readonly TimeSpan ChannelBackoff = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// A channel for one stream: behind one address there may be many silos, and a new connection finds one that is not
    /// leaving.
    /// </summary>
    public static GrpcChannel To(Uri endpoint) => GrpcChannel.ForAddress(endpoint, new GrpcChannelOptions
    {
        HttpHandler = new PromptHandler(NewHandler()),
        DisposeHttpClient = true,
        MaxReceiveMessageSize = FrameBytesLimit,
        // The channel has a wait of its own, 1 s to 2 min by default, which would add to that of Backoff.
        InitialReconnectBackoff = ChannelBackoff,
        MaxReconnectBackoff = ChannelBackoff,
    });

    // Pings find an endpoint that is gone without a word while no call asks anything.
    private static SocketsHttpHandler NewHandler() => new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(2),
        KeepAlivePingDelay = TimeSpan.FromSeconds(5),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(3),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        UseProxy = false,
    };
}
