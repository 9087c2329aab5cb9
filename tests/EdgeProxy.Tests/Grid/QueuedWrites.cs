namespace Spit.EdgeProxy.Tests.Grid;

/// <summary>Takes writes and flushes in order, and completes each when the test says so.</summary>
internal sealed class QueuedWrites : MemoryStream
{
    /// <summary>What was asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    public TaskCompletionSource Written { get; } = new();

    public TaskCompletionSource Flushed { get; } = new();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Asked.Add($"write {buffer.Length}");
        return new ValueTask(Written.Task);
    }

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        Asked.Add("flush");
        return Flushed.Task;
    }
}
