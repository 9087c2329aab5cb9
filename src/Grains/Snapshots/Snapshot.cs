using Orleans.Storage;

namespace Spit.Grains.Snapshots;

/// <summary>A grain's record together with its copy in the store.</summary>
/// <remarks>
/// Calls never wait for the store once the grain is active: a dirty record is written by a timer whose turn may
/// interleave with calls. An unreachable store is not a reason to be blind: the grain then counts from zero, and the
/// first write that finds an older record refuses to replace it, so that the next activation goes on from there.
/// </remarks>
internal sealed class Snapshot<TRecord>(Grain grain, SnapshotStore store, string kind)
    where TRecord : class, new()
{
    // Chosen: calls to this key wait for it, and their edges gave up long before.
    private static readonly TimeSpan LoadPatience = TimeSpan.FromSeconds(1);

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
            // Into an object of its own: a read given up on may still end, and must not replace what was counted since.
            var read = new GrainState<TRecord>(new TRecord());
            await store.Storage.ReadStateAsync(kind, grain.GetGrainId(), read, cancellationToken)
                .WaitAsync(LoadPatience, store.Time, cancellationToken);
            read.State ??= new TRecord();
            _stored = read;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            store.Meters.StoreFailed("read");
            SnapshotLog.NotRead(store.Logger, e, kind);
        }
    }

    /// <summary>Says that the record has changed.</summary>
    public void Touch()
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
        _dirty = false;
        try
        {
            await store.Storage.WriteStateAsync(kind, grain.GetGrainId(), _stored, cancellationToken);
            return true;
        }
        catch (InconsistentStateException e)
        {
            store.Meters.StoreFailed("conflict");
            SnapshotLog.Superseded(store.Logger, e, kind);
            _closing = true;
            ((IGrainBase)grain).DeactivateOnIdle();
            return false;
        }
        catch (Exception e)
        {
            // A cancelled write ends here too: the silo gives up waiting for the store on its way down.
            store.Meters.StoreFailed("write");
            SnapshotLog.NotWritten(store.Logger, e, kind, store.Interval);
            Touch();
            return false;
        }
    }
}
