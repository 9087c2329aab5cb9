using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Spit.Cli.CallRecords;

/// <summary>Takes a sequence on another core while what it gave is worked on.</summary>
internal static class ReadAhead
{
    // Chosen: large enough that handing over costs nothing beside a row, small enough to begin at once.
    private const int Together = 512;

    // Chosen: the reader is seldom waited for, and never far ahead.
    private const int Waiting = 8;

    /// <summary>The same items in the same order; what the sequence throws comes after its last whole batch.</summary>
    /// <param name="items">Is taken on another thread, and left there when nobody wants more.</param>
    public static IEnumerable<T> Of<T>(IEnumerable<T> items)
    {
        using var ready = new BlockingCollection<T[]>(Waiting);
        using var enough = new CancellationTokenSource();
        ExceptionDispatchInfo? fault = null;
        var reader = new Thread(() => fault = Take(items, ready, enough.Token)) { IsBackground = true };
        reader.Start();
        try
        {
            foreach (var batch in ready.GetConsumingEnumerable())
            {
                foreach (var item in batch) yield return item;
            }
            reader.Join();
            fault?.Throw();
        }
        finally
        {
            enough.Cancel();
            reader.Join();
        }
    }

    private static ExceptionDispatchInfo? Take<T>(
        IEnumerable<T> items, BlockingCollection<T[]> ready, CancellationToken enough)
    {
        try
        {
            foreach (var batch in items.Chunk(Together)) ready.Add(batch, enough);
            return null;
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)
        {
            return ExceptionDispatchInfo.Capture(e);
        }
        finally
        {
            ready.CompleteAdding();
        }
    }
}
