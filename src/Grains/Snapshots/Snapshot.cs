using Orleans.Storage;

namespace Spit.Grains.Snapshots;

/// <summary>A grain's record together with its copy in the store.</summary>
/// <remarks>
/// Calls never wait for the store once the grain is active: a dirty record is written by a timer whose turn may
/// interleave with calls. An unreachable store is not a reason to be blind: the grain then counts from zero. A write
/// that finds another record in the store than the one that was read does not replace it: what was counted since is
/// counted again on that record, and both are written. So it is after an outage, and when a silo that ends writes a
/// record for the last time after the key's next owner has read it.
/// </remarks>
internal sealed class Snapshot<TRecord>(Grain grain, SnapshotStore store, string kind)
    where TRecord : class, new()
{
    // Chosen: calls to this key wait for it, and their edges gave up long before.
    private static readonly TimeSpan LoadPatience = TimeSpan.FromSeconds(1);

    // Chosen: a key has two owners for moments only; who finds a third record has not lost it by chance.
    private const int MostConflicts = 3;

    private readonly ChangeJournal<TRecord> _journal = new();
    private GrainState<TRecord> _stored = new(new TRecord());
    private IGrainTimer? _timer;
    private Task<bool> _write = Task.FromResult(true);
    private bool _dirty;
    private bool _closing;

    public TRecord Record => _stored.State!;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        store.Meters.KeyActivated(kind);
        try
        {
            _stored = await ReadAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            store.Meters.StoreFailed("read");
            SnapshotLog.NotRead(store.Logger, e, kind);
        }
    }

    /// <summary>Changes the record in a way that another record can be changed in too.</summary>
    /// <param name="change">Depends on nothing but the record: it may be made again, later.</param>
    public T Change<T>(Func<TRecord, T> change)
        where T : class
    {
        _journal.Add(change);
        BeDirty();
        return change(Record);
    }

    /// <inheritdoc cref="Change{T}"/>
    public void Change(Action<TRecord> change) => Change(record =>
    {
        change(record);
        return record;
    });

    /// <summary>Says that the record was changed in a way that is its own.</summary>
    public void Touch()
    {
        _journal.AddUnrepeatable();
        BeDirty();
    }

    /// <summary>Writes the record now, or after the write under way; true when the store has it.</summary>
    public Task<bool> SaveAsync()
    {
        Touch();
        return _write = WriteAfterAsync(_write, CancellationToken.None);
    }

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        _timer = null;
        _closing = true;
        await WriteAfterAsync(_write, cancellationToken);
        store.Meters.KeyDeactivated(kind);
    }

    private void BeDirty()
    {
        if (_dirty)
        {
            return;
        }
        _dirty = true;
        if (_closing)
        {
            return;
        }
        if (_timer is null)
        {
            var options = new GrainTimerCreationOptions(store.Interval, Timeout.InfiniteTimeSpan) { Interleave = true };
            _timer = grain.RegisterGrainTimer(OnTimer, options);
        }
        else
        {
            _timer.Change(store.Interval, Timeout.InfiniteTimeSpan);
        }
    }

    private Task OnTimer()
    {
        // The write has the store's own timeouts; the timer's token would cut it off when the grain deactivates.
        return _write = WriteAfterAsync(_write, CancellationToken.None);
    }

    // One write at a time: two would have the same tag.
    private async Task<bool> WriteAfterAsync(Task previous, CancellationToken cancellationToken)
    {
        await previous;
        return !_dirty || await WriteAsync(cancellationToken);
    }

    private async Task<bool> WriteAsync(CancellationToken cancellationToken)
    {
        for (var conflicts = 0; ; conflicts++)
        {
            _dirty = false;
            var mark = _journal.Mark();
            try
            {
                await store.Storage.WriteStateAsync(kind, grain.GetGrainId(), _stored, cancellationToken);
                _journal.Written(mark);
                return true;
            }
            catch (InconsistentStateException e)
            {
                if (conflicts == MostConflicts || !_journal.IsComplete)
                {
                    return Drop(e);
                }
                if (!await TryTakeOverAsync(cancellationToken))
                {
                    return false;
                }
            }
            catch (Exception e)
            {
                // A cancelled write ends here too: the silo gives up waiting for the store on its way down.
                _journal.MaybeWritten(mark);
                return Postpone(e);
            }
        }
    }

    // Goes on from the record in the store; false when it cannot be read now.
    private async Task<bool> TryTakeOverAsync(CancellationToken cancellationToken)
    {
        try
        {
            var read = await ReadAsync(cancellationToken);
            _journal.Repeat(read.State!);
            _stored = read;
            SnapshotLog.TakenOver(store.Logger, kind);
            return true;
        }
        catch (Exception e)
        {
            return Postpone(e);
        }
    }

    // Into an object of its own: a read given up on may still end, and must not replace what was counted since.
    private async Task<GrainState<TRecord>> ReadAsync(CancellationToken cancellationToken)
    {
        var read = new GrainState<TRecord>(new TRecord());
        await store.Storage.ReadStateAsync(kind, grain.GetGrainId(), read, cancellationToken)
            .WaitAsync(LoadPatience, store.Time, cancellationToken);
        read.State ??= new TRecord();
        return read;
    }

    private bool Drop(InconsistentStateException fault)
    {
        store.Meters.StoreFailed("conflict");
        SnapshotLog.Superseded(store.Logger, fault, kind);
        _closing = true;
        ((IGrainBase)grain).DeactivateOnIdle();
        return false;
    }

    private bool Postpone(Exception fault)
    {
        store.Meters.StoreFailed("write");
        SnapshotLog.NotWritten(store.Logger, fault, kind, store.Interval);
        BeDirty();
        return false;
    }
}
