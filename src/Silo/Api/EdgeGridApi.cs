using Grpc.Core;
using Spit.Protocol.V1;
using Spit.Silo.Blocks;
using Spit.Silo.Keys;
using Spit.Silo.Lists;
using Spit.Silo.Outcomes;
using Spit.Silo.Policies;
using Spit.Silo.Standings;
using Spit.Silo.Streams;

namespace Spit.Silo.Api;

/// <summary>The stream that edges use.</summary>
internal sealed class EdgeGridApi(
    IGridKeys keys,
    StandingBoard board,
    ListsFeed feed,
    PolicyFeed policies,
    OutcomeQueue outcomes,
    ProbeQueue probes,
    LiveBlocks blocks,
    BlockExchange exchange,
    SiloOptions options,
    TimeProvider time,
    GridMeters meters,
    IHostApplicationLifetime lifetime,
    ILogger<EdgeGridApi> logger) : EdgeGridContract.Service
{
    public override async Task Exchange(
        IAsyncStreamReader<EdgeFrame> requestStream,
        IServerStreamWriter<GridFrameWriter> responseStream,
        ServerCallContext context)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "this silo is leaving"));
        }
        using var stream = new EdgeStream(
            keys, board, feed, policies, outcomes, probes, blocks, exchange, options, time, meters);
        meters.StreamOpened();
        ApiLog.StreamOpened(logger, context.Peer);
        try
        {
            await stream.RunAsync(
                requestStream, responseStream, lifetime.ApplicationStopping, context.CancellationToken);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The edge is gone, and it opens its next stream by itself, here or elsewhere.
            meters.StreamBroke(e.GetType().Name);
        }
        finally
        {
            meters.StreamClosed();
            ApiLog.StreamClosed(logger, context.Peer);
        }
    }
}
