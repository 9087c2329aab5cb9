namespace Spit.EdgeProxy.Grid;

/// <summary>Asks for the flush while what it is for is being written; one afterwards has nothing to do.</summary>
/// <remarks>
/// Nobody waits for the flush: it says no more than the write does, and to wake somebody for it costs as much again. If
/// it fails, the connection is gone and so is the next write.
/// </remarks>
/// <param name="inner">Takes the body of an HTTP/2 request: it queues both, in order.</param>
internal sealed class PromptStream(Stream inner) : Stream
{
    private Task _flush = Task.CompletedTask;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_flush.IsFaulted)
        {
            await _flush.ConfigureAwait(false);
        }
        var write = inner.WriteAsync(buffer, cancellationToken);
        _flush = inner.FlushAsync(cancellationToken);
        // Done already: then perhaps for what was written earlier. A later runtime need not queue flushes at all.
        var mayHaveMissedIt = _flush.IsCompleted;
        await write.ConfigureAwait(false);
        if (mayHaveMissedIt)
        {
            await inner.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
