using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.EdgeProxy.Tests.Grid;

/// <summary>Hands every stream to the <see cref="FakeGrid"/> that it runs in.</summary>
internal sealed class FakeGridService(FakeGrid grid) : EdgeGrid.EdgeGridBase
{
    public override async Task Exchange(
        IAsyncStreamReader<EdgeFrame> requestStream,
        IServerStreamWriter<GridFrame> responseStream,
        ServerCallContext context)
    {
        using var stream = new FakeGridStream(responseStream);
        try
        {
            while (await requestStream.MoveNext(context.CancellationToken))
            {
                await grid.ReceiveAsync(stream, requestStream.Current);
            }
            grid.EndedStreams++;
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            grid.BrokenStreams++;
        }
    }
}
