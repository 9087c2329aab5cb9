namespace Spit.Grains.Snapshots;

/// <summary>The changes of a record that its copy in the store may lack, to be made again on another copy.</summary>
internal sealed class ChangeJournal<TRecord>
{
    // Chosen: 800 changes a second between two snapshots; of a busier key, what a conflict finds unwritten is lost.
    private const int Capacity = 4096;

    private readonly List<Func<TRecord, object>> _changes = [];
    private int _maybeWritten;
    private int _unrepeatable;

    /// <summary>False when a change is not here that the store lacks.</summary>
    public bool IsComplete => _unrepeatable == 0;

    public void Add(Func<TRecord, object> change)
    {
        if (_changes.Count < Capacity)
        {
            _changes.Add(change);
        }
        else
        {
            _unrepeatable++;
        }
    }

    /// <summary>Notes a change that cannot be made again.</summary>
    public void AddUnrepeatable() => _unrepeatable++;

    /// <summary>What a write that begins now will have in it.</summary>
    public JournalMark Mark() => new(_changes.Count, _unrepeatable);

    /// <summary>The store has what was there at the mark.</summary>
    public void Written(JournalMark mark)
    {
        _changes.RemoveRange(0, mark.Changes);
        _maybeWritten = Math.Max(0, _maybeWritten - mark.Changes);
        _unrepeatable -= mark.Unrepeatable;
    }

    /// <summary>The store did not say whether it has what was there at the mark.</summary>
    public void MaybeWritten(JournalMark mark) => _maybeWritten = Math.Max(_maybeWritten, mark.Changes);

    /// <summary>Makes on the store's record the changes that it lacks.</summary>
    /// <remarks>
    /// A record in the store that is not the expected one is, after a write without an answer, most likely that write's:
    /// its changes are not made again. Counted twice would be worse than not counted.
    /// </remarks>
    public void Repeat(TRecord record)
    {
        _changes.RemoveRange(0, _maybeWritten);
        _maybeWritten = 0;
        foreach (var change in _changes)
        {
            change(record);
        }
    }
}
