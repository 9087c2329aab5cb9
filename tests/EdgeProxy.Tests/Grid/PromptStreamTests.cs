using Spit.EdgeProxy.Grid;

namespace Spit.EdgeProxy.Tests.Grid;

public sealed class PromptStreamTests : IDisposable
{
    private static readonly byte[] Frame = [1, 2, 3];

    private readonly QueuedWrites _inner = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _inner.Dispose();

    [Fact]
    public async Task WriteAsync_NotWrittenYet_HasAskedForTheFlush()
    {
        await using var stream = new PromptStream(_inner);

        var writing = stream.WriteAsync(Frame, Stop).AsTask();

        Assert.Equal(["write 3", "flush"], _inner.Asked);
        _inner.Written.SetResult();
        Assert.False(writing.IsCompleted);
        _inner.Flushed.SetResult();
        await writing;
        await stream.FlushAsync(Stop);
        Assert.Equal(["write 3", "flush"], _inner.Asked);
    }

    [Fact]
    public async Task WriteAsync_FlushDidNotWaitForTheWrite_FlushesAgain()
    {
        await using var stream = new PromptStream(_inner);
        _inner.Flushed.SetResult();

        var writing = stream.WriteAsync(Frame, Stop).AsTask();
        _inner.Written.SetResult();
        await writing;

        Assert.Equal(["write 3", "flush", "flush"], _inner.Asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WriteAsync_ConnectionBreaks_Fails(bool isWriteFirst)
    {
        await using var stream = new PromptStream(_inner);
        var writing = stream.WriteAsync(Frame, Stop).AsTask();
        var (first, second) = isWriteFirst ? (_inner.Written, _inner.Flushed) : (_inner.Flushed, _inner.Written);

        first.SetException(new IOException("reset by peer"));
        second.SetException(new IOException("reset by peer"));

        await Assert.ThrowsAsync<IOException>(() => writing);
    }
}
