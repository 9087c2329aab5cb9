using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Placement;
using Orleans.Storage;
using Spit.Detection.Lists;

namespace Spit.Grains.Lists;

/// <summary>Owns the lists. Every activation begins an epoch of its own, with what the store holds.</summary>
/// <remarks>
/// A change that the store did not acknowledge may or may not be in it; the activation then ends, and the next one
/// tells what is true. Another activation's write is noticed by the segment's tag, with the same effect.
/// </remarks>
[GrainType("lists")]
[HashBasedPlacement]
internal sealed class ListsGrain(
    [FromKeyedServices(ListsOptions.StorageName)] IGrainStorage storage,
    ListsOptions options,
    TimeProvider time,
    GrainMeters meters,
    ILogger<ListsGrain> logger) : Grain, IListsGrain
{
    // Chosen: short against the silo's patience with an unreachable grain, long against the cost of asking.
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(2);

    private readonly ListShelf _shelf = new(storage);
    private ListHistory _history = new(ListPosition.Start);
    private TaskCompletionSource _changed = NewSignal();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await _shelf.LoadAsync(cancellationToken);
        _history = new ListHistory(new ListPosition(Guid.NewGuid().ToString("N"), 0));
        ListsLog.Loaded(logger, _shelf.Count, _history.Position.Epoch);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _changed.TrySetResult();
        return Task.CompletedTask;
    }

    public async Task<ListReceipt> Put(ListEntry entry)
    {
        if (_shelf.Count >= options.Capacity && !_shelf.Contains(entry.Name))
        {
            return new ListReceipt(ListFault.Full, _history.Position);
        }
        return await Write(entry.Name, entry);
    }

    public async Task<ListReceipt> Remove(string name) => _shelf.Contains(name)
        ? await Write(name, null)
        : new ListReceipt(ListFault.NotFound, _history.Position);

    public async Task<ListNews> After(ListPosition position, CancellationToken cancellationToken)
    {
        if (position == _history.Position)
        {
            await _changed.Task.WaitAsync(Hold, time, cancellationToken).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
        return _history.TryAfter(position, int.MaxValue, out var changes)
            ? new ListNews { Position = _history.Position, Changes = changes }
            : new ListNews { Position = _history.Position, Everything = [.. _shelf.Entries] };
    }

    private async Task<ListReceipt> Write(string name, ListEntry? put)
    {
        var expired = _shelf.ExpiredBeside(name, time.GetUtcNow());
        try
        {
            await _shelf.WriteAsync(name, put, expired);
        }
        catch (Exception e)
        {
            meters.StoreFailed("lists");
            ListsLog.NotWritten(logger, e, name);
            DeactivateOnIdle();
            return new ListReceipt(ListFault.StoreFailed, _history.Position);
        }
        foreach (var gone in expired)
        {
            _history.Add(new ListChange { Revision = _history.Position.Revision + 1, Removed = gone });
        }
        Publish(put, name);
        return new ListReceipt(ListFault.None, _history.Position);
    }

    private void Publish(ListEntry? put, string name)
    {
        var revision = _history.Position.Revision + 1;
        _history.Add(new ListChange { Revision = revision, Put = put, Removed = put is null ? name : null });
        var changed = _changed;
        _changed = NewSignal();
        changed.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
