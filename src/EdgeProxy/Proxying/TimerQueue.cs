namespace Spit.EdgeProxy.Proxying;

/// <summary>Transactions in the order in which they next want to be woken.</summary>
/// <remarks>
/// An entry is never moved: a transaction that wants to be woken earlier gets a second entry, and one whose time has
/// moved on is put back when its old entry comes up.
/// </remarks>
internal sealed class TimerQueue
{
    private readonly PriorityQueue<ProxyTransaction, TimeSpan> _queue = new();

    public void Schedule(ProxyTransaction transaction)
    {
        var due = transaction.NextDue;
        if (due >= transaction.QueuedFor)
            return;
        transaction.QueuedFor = due;
        _queue.Enqueue(transaction, due);
    }

    public void Elapse(TimeSpan now)
    {
        while (_queue.TryPeek(out var transaction, out var due) && due <= now)
        {
            _queue.Dequeue();
            if (due != transaction.QueuedFor)
                continue;
            transaction.QueuedFor = TimeSpan.MaxValue;
            transaction.Elapse(now);
            Schedule(transaction);
        }
    }
}
