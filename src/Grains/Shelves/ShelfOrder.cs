using System.Diagnostics.CodeAnalysis;

namespace Spit.Grains.Shelves;

/// <summary>Which records go when there is no room for more, and which when nobody asks for them.</summary>
/// <remarks>Whoever calls holds the gate of the shelf.</remarks>
internal sealed class ShelfOrder<TKey, TRecord>(ShelfServices services, ShelfQuota quota)
    where TRecord : class, new()
{
    // A second chance for what was used since it was last looked at would need a mark; a few looks are enough.
    private const int Looks = 8;

    private readonly Queue<Slot<TKey, TRecord>> _kept = new();
    private readonly Queue<Slot<TKey, TRecord>> _onProbation = new();

    /// <summary>Records that have proven themselves, and some that are gone.</summary>
    public int KeptCount => _kept.Count;

    /// <summary>Records on probation.</summary>
    public IEnumerable<Slot<TKey, TRecord>> Unproven =>
        _onProbation.Where(slot => slot is { IsGone: false, IsKept: false, Loading: null });

    public void Begin(Slot<TKey, TRecord> slot)
    {
        _onProbation.Enqueue(slot);
        quota.Begin();
    }

    public void Keep(Slot<TKey, TRecord> slot)
    {
        if (slot.IsKept || slot.IsGone)
        {
            return;
        }
        slot.IsKept = true;
        _kept.Enqueue(slot);
        quota.Promote();
    }

    public void End(Slot<TKey, TRecord> slot) => quota.End(wasOnProbation: !slot.IsKept);

    /// <summary>Takes those that are one too many; whoever takes one lets it go.</summary>
    public IEnumerable<Slot<TKey, TRecord>> TakeExcess()
    {
        while (quota.IsProbationFull && TryTakeOldest(_onProbation, out var unproven))
        {
            yield return unproven;
        }
        for (var looks = 0; looks < Looks && quota.IsFull && TryTakeOldest(_kept, out var slot); looks++)
        {
            if (slot.IsDirty || services.Time.GetElapsedTime(slot.UsedAt) < services.Options.Interval)
            {
                _kept.Enqueue(slot);
            }
            else
            {
                yield return slot;
            }
        }
    }

    /// <summary>Looks at so many of the kept ones, and takes those that are written and idle.</summary>
    public IEnumerable<Slot<TKey, TRecord>> TakeIdle(int count)
    {
        while (count-- > 0 && _kept.TryDequeue(out var slot))
        {
            if (slot.IsGone)
            {
                continue;
            }
            if (!slot.IsDirty && services.Time.GetElapsedTime(slot.UsedAt) >= services.Options.IdleAfter)
            {
                yield return slot;
                continue;
            }
            _kept.Enqueue(slot);
        }
    }

    // Of the kept queue a slot that is gone is passed over; of the other one also those that have moved on.
    private bool TryTakeOldest(Queue<Slot<TKey, TRecord>> queue, [NotNullWhen(true)] out Slot<TKey, TRecord>? oldest)
    {
        while (queue.TryPeek(out oldest))
        {
            var isStale = oldest.IsGone || (queue == _onProbation && oldest.IsKept);
            if (!isStale && oldest.Loading is not null)
            {
                return false;
            }
            queue.Dequeue();
            if (!isStale)
            {
                return true;
            }
        }
        return false;
    }
}
