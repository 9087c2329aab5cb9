namespace Spit.Grains.Lists;

/// <summary>The last changes of one epoch, a bounded number of them. Not synchronised: one owner.</summary>
/// <param name="position">Where the history begins.</param>
/// <param name="capacity">How many changes are kept; older ones are forgotten.</param>
public sealed class ListHistory(ListPosition position, int capacity = ListHistory.DefaultCapacity)
{
    // Chosen: an edge that was away while an import of a few thousand entries ran still resumes without a snapshot.
    private const int DefaultCapacity = 4096;

    private readonly Queue<ListChange> _changes = new();

    /// <summary>Where the history ends.</summary>
    public ListPosition Position { get; private set; } = position;

    /// <exception cref="ArgumentException">The change does not follow the one before.</exception>
    public void Add(ListChange change)
    {
        if (change.Revision != Position.Revision + 1)
        {
            throw new ArgumentException(
                $"Revision {change.Revision} does not follow {Position.Revision}.", nameof(change));
        }
        if (_changes.Count == capacity)
        {
            _changes.Dequeue();
        }
        _changes.Enqueue(change);
        Position = Position with { Revision = change.Revision };
    }

    /// <summary>What follows <paramref name="position"/>, oldest first; <paramref name="limit"/> at most.</summary>
    /// <returns>False when they are not all known any more, or the position is of another history.</returns>
    public bool TryAfter(ListPosition position, int limit, out IReadOnlyList<ListChange> changes)
    {
        changes = [];
        var missing = Position.Revision - position.Revision;
        if (position.Epoch != Position.Epoch || missing < 0 || missing > _changes.Count)
        {
            return false;
        }
        if (missing > 0)
        {
            changes = [.. _changes.Skip(_changes.Count - (int)missing).Take(limit)];
        }
        return true;
    }
}
