using Grpc.Net.Client;
using Spit.Protocol.V1;

namespace Spit.EdgeProxy.Grid;

/// <summary>A channel to each endpoint of the grid.</summary>
internal sealed class GridChannels : IDisposable
{
    // 100,000 list entries of 200 bytes take 20 MB in a snapshot.
    private const int FrameBytesLimit = 64 * 1024 * 1024;

    private static readonly TimeSpan ChannelBackoff = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<Uri, GrpcChannel> _channels = [];

    public GridChannels(IEnumerable<Uri> endpoints)
    {
        foreach (var endpoint in endpoints.Distinct())
        {
            _channels.Add(endpoint, GrpcChannel.ForAddress(endpoint, new GrpcChannelOptions
            {
                HttpHandler = NewHandler(),
                DisposeHttpClient = true,
                MaxReceiveMessageSize = FrameBytesLimit,
                // The channel has a wait of its own, 1 s to 2 min by default, which would add to that of Backoff.
                InitialReconnectBackoff = ChannelBackoff,
                MaxReconnectBackoff = ChannelBackoff,
            }));
        }
    }

    public EdgeGrid.EdgeGridClient ClientOf(Uri endpoint) => new(_channels[endpoint]);

    public void Dispose()
    {
        foreach (var channel in _channels.Values)
        {
            channel.Dispose();
        }
    }

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
