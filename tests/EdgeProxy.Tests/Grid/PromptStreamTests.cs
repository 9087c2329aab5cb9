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
        Assert.False(writing.IsCompleted);
        _inner.Written.SetResult();
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

    [Fact]
    public async Task WriteAsync_ConnectionBreaks_Fails()
    {
        await using var stream = new PromptStream(_inner);
        var writing = stream.WriteAsync(Frame, Stop).AsTask();

        _inner.Written.SetException(new IOException("reset by peer"));

        await Assert.ThrowsAsync<IOException>(() => writing);
    }

    [Fact]
    public async Task WriteAsync_FlushBeforeItFailed_Fails()
    {
        await using var stream = new PromptStream(_inner);
        var writing = stream.WriteAsync(Frame, Stop).AsTask();
        _inner.Written.SetResult();
        await writing;
        _inner.Flushed.SetException(new IOException("reset by peer"));

        await Assert.ThrowsAsync<IOException>(() => stream.WriteAsync(Frame, Stop).AsTask());
        Assert.Equal(["write 3", "flush"], _inner.Asked);
    }
}
