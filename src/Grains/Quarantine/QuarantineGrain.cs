using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Placement;
using Orleans.Storage;
using Spit.Detection.Quarantine;

namespace Spit.Grains.Quarantine;

/// <summary>Owns the items.</summary>
/// <remarks>
/// What the store did not acknowledge may or may not be in it; the activation then ends, and the next one tells what is
/// true. Which items are one campaign is not stored with the older ones: it follows from what the later ones joined.
/// </remarks>
[GrainType("quarantine")]
[HashBasedPlacement]
internal sealed class QuarantineGrain(
    [FromKeyedServices(QuarantineOptions.StorageName)] IGrainStorage storage,
    QuarantineOptions options,
    TimeProvider time,
    QuarantineMeters counts,
    GrainMeters meters,
    ILogger<QuarantineGrain> logger) : Grain, IQuarantineGrain
{
    // Part of the stored format. Chosen: ten items each when there are as many as there may be.
    private const int SegmentCount = 1024;

    private static readonly TimeSpan PruneInterval = TimeSpan.FromMinutes(10);

    private readonly SegmentShelf<StoredItem> _shelf = new(storage, "items", SegmentCount);
    private readonly ItemBoard _board = new();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await _shelf.LoadAsync(cancellationToken);
        foreach (var stored in _shelf.All) _board.Put(stored);
        counts.Counts = _board.Counts;
        this.RegisterGrainTimer(PruneAsync, PruneInterval, PruneInterval);
        QuarantineLog.Loaded(logger, _board.Count);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        counts.Counts = null;
        return Task.CompletedTask;
    }

    public async Task<FilingReceipt> File(QuarantineItem item, uint[] sound)
    {
        var now = time.GetUtcNow();
        if (_board.TryGet(item.Id, out var known)) return await FileAgainAsync(known, item, now);
        if (now >= item.Expires) return new FilingReceipt(QuarantineFault.None, false);
        var (fault, hasRoom) = await MakeRoomAsync(item);
        if (!hasRoom) return new FilingReceipt(fault, false);
        var filed = _board.Linked(item, sound) with { FiledAt = now };
        fault = await WriteAsync([new StoredItem(filed, sound)]);
        return new FilingReceipt(fault, fault == QuarantineFault.None);
    }

    public Task<QuarantineItem?> Get(string id) =>
        Task.FromResult(_board.TryGet(id, out var stored) ? _board.Shown(stored) : null);

    public Task<ItemPage> List(ItemFilter filter, string before, int size)
    {
        var now = time.GetUtcNow();
        var page = _board.Before(before).Where(item => filter.Admits(item, now)).Take(size + 1).ToList();
        IReadOnlyList<string> uncompared =
            [.. _board.All.Where(s => s.Item.IsSoundMissing).Select(s => s.Item.Challenger).Distinct().Order()];
        return Task.FromResult(
            new ItemPage([.. page.Take(size)], page.Count > size, _board.Counts, uncompared));
    }

    public async Task<MarkReceipt> Mark(string id, ReviewMark mark, string who)
    {
        if (!_board.TryGet(id, out var stored)) return MarkReceipt.Refused(QuarantineFault.NotFound);
        var lesson = mark == ReviewMark.Spam ? ReviewLessons.Complaint : ReviewLessons.Pass;
        var due = lesson & ~stored.Item.Learnt;
        var marked = stored with
        {
            Item = stored.Item with
            {
                Mark = mark,
                MarkedBy = who,
                MarkedAt = time.GetUtcNow(),
                Learnt = stored.Item.Learnt | lesson,
            },
        };
        var fault = await WriteAsync([marked]);
        return fault == QuarantineFault.None
            ? new MarkReceipt(fault, _board.Shown(marked), due)
            : MarkReceipt.Refused(fault);
    }

    public async Task<HeldItems> Held(string challenger, string storeUri)
    {
        var now = time.GetUtcNow();
        var held = _board.All
            .Where(s => s.Item.Challenger == challenger && s.Item.RecordingAt(now) == RecordingState.Held)
            .ToList();
        var fault = await WriteAsync(
        [
            .. held.Where(s => s.Item.StoreUri != storeUri)
                .Select(s => s with { Item = s.Item with { StoreUri = storeUri } }),
        ]);
        return new HeldItems(fault, [.. held.Select(s => s.Item.Id)]);
    }

    public Task<QuarantineFault> Forget(string challenger, IReadOnlyList<string> ids) => WriteAsync(
    [
        .. ids.Distinct()
            .Select(id => _board.TryGet(id, out var stored) ? stored : null)
            .OfType<StoredItem>()
            .Where(stored => stored.Item.Challenger == challenger && stored.Item.Recording == RecordingState.Held)
            .Select(stored => With(stored, RecordingState.Lost)),
    ]);

    public async Task<Withdrawal> Withdraw(string callee)
    {
        var gone = _board.All
            .Where(s => s.Item.Attempt.Callee == callee && s.Item.Recording != RecordingState.Removed)
            .ToList();
        var fault = await WriteAsync([.. gone.Select(stored => With(stored, RecordingState.Removed))]);
        return new Withdrawal(fault, [.. gone.Select(stored => stored.Item)]);
    }

    // A recording that was thought lost may come back with its disk, and a challenger may have another name now.
    private async Task<FilingReceipt> FileAgainAsync(StoredItem known, QuarantineItem item, DateTimeOffset now)
    {
        if (known.Item.RecordingAt(now) is not (RecordingState.Held or RecordingState.Lost))
            return new FilingReceipt(QuarantineFault.None, false);
        var next = known.Item with
        {
            Recording = RecordingState.Held,
            Challenger = item.Challenger,
            StoreUri = item.StoreUri,
        };
        if (next == known.Item) return new FilingReceipt(QuarantineFault.None, true);
        var fault = await WriteAsync([known with { Item = next }]);
        return new FilingReceipt(fault, fault == QuarantineFault.None);
    }

    // A store that does not answer is a fault, and no refusal: what is refused is deleted by its challenger.
    private async Task<(QuarantineFault Fault, bool HasRoom)> MakeRoomAsync(QuarantineItem item)
    {
        while (_board.Count >= options.Capacity && _board.Oldest is { } oldest)
        {
            if (string.CompareOrdinal(item.Id, oldest) < 0) return (QuarantineFault.None, false);
            QuarantineLog.Full(logger);
            if (await WriteAsync([], [oldest]) is not QuarantineFault.None and var fault) return (fault, false);
        }
        return (QuarantineFault.None, true);
    }

    private Task PruneAsync(CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() - options.Retention;
        return WriteAsync([], [.. _board.All.Where(s => s.Item.FiledAt <= until).Select(s => s.Item.Id)]);
    }

    // A segment after the other: each is whole, whatever becomes of the rest.
    private async Task<QuarantineFault> WriteAsync(IReadOnlyList<StoredItem> puts, IReadOnlyList<string>? gone = null)
    {
        gone ??= [];
        var ids = puts.Select(put => put.Item.Id).Concat(gone);
        foreach (var segment in ids.GroupBy(_shelf.IndexOf))
        {
            var own = puts.Where(put => segment.Contains(put.Item.Id)).ToList();
            try
            {
                await _shelf.WriteAsync(
                    segment.Key, _shelf.Rows(segment.Key).Where(r => !segment.Contains(r.Item.Id)).Concat(own));
            }
            catch (Exception e)
            {
                meters.StoreFailed("quarantine");
                QuarantineLog.NotWritten(logger, e, "an item");
                DeactivateOnIdle();
                return QuarantineFault.StoreFailed;
            }
            own.ForEach(_board.Put);
            foreach (var id in segment.Except(own.Select(put => put.Item.Id))) _board.Remove(id);
        }
        counts.Counts = _board.Counts;
        return QuarantineFault.None;
    }

    private static StoredItem With(StoredItem stored, RecordingState state) =>
        stored with { Item = stored.Item with { Recording = state } };
}
