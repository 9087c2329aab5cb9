namespace Spit.Simulator;

/// <summary>Who is to be woken when. Entries whose owner has changed its mind since are passed over.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<IScheduled, TimeSpan> _entries = new();

    /// <summary>The earliest time, perhaps of an entry that will be passed over.</summary>
    public TimeSpan NextDue => _entries.TryPeek(out _, out var due) ? due : TimeSpan.MaxValue;

    /// <summary>To be called after everything that may have moved the owner's due time.</summary>
    public void Enter(IScheduled owner)
    {
        if (owner.NextDue != TimeSpan.MaxValue)
            _entries.Enqueue(owner, owner.NextDue);
    }

    public void Elapse(TimeSpan now)
    {
        while (_entries.TryPeek(out var owner, out var due) && due <= now)
        {
            _entries.Dequeue();
            if (owner.NextDue > now)
                continue;
            owner.Elapse(now);
            Enter(owner);
        }
    }
}
