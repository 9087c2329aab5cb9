namespace Spit.EdgeProxy.Proxying;

/// <summary>Transaction users in the order in which they next want to be woken.</summary>
/// <remarks>
/// An entry is never moved: one that wants to be woken earlier gets a second entry, and one whose time has
/// moved on is put back when its old entry comes up.
/// </remarks>
internal sealed class TimerQueue
{
    private readonly PriorityQueue<TransactionUser, TimeSpan> _queue = new();

    public void Schedule(TransactionUser user)
    {
        var due = user.NextDue;
        if (due >= user.QueuedFor)
            return;
        user.QueuedFor = due;
        _queue.Enqueue(user, due);
    }

    public void Elapse(TimeSpan now)
    {
        while (_queue.TryPeek(out var user, out var due) && due <= now)
        {
            _queue.Dequeue();
            if (due != user.QueuedFor)
                continue;
            user.QueuedFor = TimeSpan.MaxValue;
            user.Elapse(now);
            Schedule(user);
        }
    }
}
