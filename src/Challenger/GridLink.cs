using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace Spit.Challenger;

/// <summary>The way to the grid: one silo after the other, from the last that answered on.</summary>
internal sealed class GridLink : IDisposable
{
    // Chosen: the caller hears the greeting meanwhile; a failover of the grid takes about a second.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly GrpcChannel[] _silos;
    private readonly TimeProvider _time;
    private volatile int _current;

    /// <param name="silos">Their API, in order of preference.</param>
    /// <param name="time">Measures patience.</param>
    public GridLink(IReadOnlyList<Uri> silos, TimeProvider time) => (_silos, _time) = ([.. silos.Select(Open)], time);

    /// <summary>Whether there is nobody to ask.</summary>
    public bool IsEmpty => _silos.Length == 0;

    /// <summary>Asks until a silo answers.</summary>
    /// <exception cref="RpcException">None did, or one says that the question is wrong.</exception>
    /// <exception cref="OperationCanceledException">Given up by the asker.</exception>
    public async Task<T> AskAsync<T>(
        Func<GrpcChannel, CancellationToken, AsyncUnaryCall<T>> ask, CancellationToken cancellationToken)
        where T : IMessage
    {
        var fault = new RpcException(new Status(StatusCode.Unavailable, "no silo is configured"));
        for (var i = 0; i < _silos.Length; i++)
        {
            var silo = (_current + i) % _silos.Length;
            using var patience = new CancellationTokenSource(Patience, _time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            try
            {
                using var call = ask(_silos[silo], both.Token);
                var answer = await call.ResponseAsync;
                _current = silo;
                return answer;
            }
            catch (RpcException e) when (e.StatusCode != StatusCode.InvalidArgument)
            {
                cancellationToken.ThrowIfCancellationRequested();
                fault = e;
            }
        }
        throw fault;
    }

    public void Dispose() => Array.ForEach(_silos, channel => channel.Dispose());

    private static GrpcChannel Open(Uri silo) => GrpcChannel.ForAddress(silo, new GrpcChannelOptions
    {
        // The grid speaks HTTP/2 in clear text, which no web proxy passes on.
        HttpHandler = new SocketsHttpHandler { UseProxy = false },
        DisposeHttpClient = true,
        // Chosen: who comes back is found at once, and not after the two minutes that are usual.
        InitialReconnectBackoff = TimeSpan.FromMilliseconds(200),
        MaxReconnectBackoff = TimeSpan.FromSeconds(1),
    });
}
