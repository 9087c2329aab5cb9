using Spit.Detection.Lists;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Grid;

/// <summary>The operator's lists as the bulletins tell them; kept through an outage.</summary>
/// <remarks>Bulletins come from one stream at a time; anyone may read <see cref="Lists"/> meanwhile.</remarks>
internal sealed class ListCache(TimeProvider time, GridMetrics metrics, ILogger logger)
{
    private volatile ListIndex _lists = ListIndex.Empty;

    public ListIndex Lists => _lists;

    /// <summary>The bulletin applied last; null when the next stream has to begin with a snapshot.</summary>
    public Wire.BulletinPosition? Position { get; private set; }

    /// <summary>
    /// Applies a bulletin. False when one before it is missing: the lists stay as they are, and the position is
    /// forgotten, so that a new stream brings them whole.
    /// </summary>
    public bool TryApply(Wire.Bulletin bulletin)
    {
        if (bulletin.ChangeCase == Wire.Bulletin.ChangeOneofCase.Snapshot)
        {
            Replace(bulletin.Snapshot);
            Position = bulletin.Position;
            GridLog.SnapshotApplied(logger, _lists.Count, Position?.Revision ?? 0, Position?.Epoch ?? "");
            return true;
        }
        if (bulletin.Position is not { } position || Position is not { } last || position.Epoch != last.Epoch
            || position.Revision > last.Revision + 1)
        {
            GridLog.Gap(logger, Position?.Revision ?? 0, Position?.Epoch ?? "");
            Position = null;
            return false;
        }
        if (position.Revision == last.Revision + 1)
        {
            Apply(bulletin);
            Position = position;
        }
        return true;
    }

    private void Replace(Wire.ListSnapshot snapshot)
    {
        var entries = new List<ListEntry>(snapshot.Entries.Count);
        foreach (var wire in snapshot.Entries)
        {
            if (Read(wire) is { } entry)
            {
                entries.Add(entry);
            }
        }
        _lists = ListIndex.From(entries);
    }

    private void Apply(Wire.Bulletin bulletin)
    {
        if (bulletin.ChangeCase == Wire.Bulletin.ChangeOneofCase.Removed)
        {
            _lists = _lists.Without(bulletin.Removed);
        }
        else if (bulletin.ChangeCase == Wire.Bulletin.ChangeOneofCase.Put && Read(bulletin.Put) is { } entry)
        {
            _lists = _lists.With(entry);
            metrics.BulletinArrived(time.GetUtcNow() - entry.Created);
        }
    }

    private ListEntry? Read(Wire.ListEntry wire)
    {
        if (WireReader.TryRead(wire, out var entry))
        {
            return entry;
        }
        GridLog.EntryUnreadable(logger, wire.Name);
        return null;
    }
}
