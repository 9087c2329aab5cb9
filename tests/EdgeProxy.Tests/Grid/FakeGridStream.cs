using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.EdgeProxy.Tests.Grid;

/// <summary>The answering side of one stream; frames are written one at a time.</summary>
internal sealed class FakeGridStream(IServerStreamWriter<GridFrame> writer) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public async Task SendAsync(GridFrame frame)
    {
        await _turn.WaitAsync();
        try
        {
            await writer.WriteAsync(frame);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
