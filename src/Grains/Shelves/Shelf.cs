using System.Diagnostics.CodeAnalysis;

namespace Spit.Grains.Shelves;

/// <summary>The records of one shard: in memory while they are used, in the store when they are not.</summary>
/// <remarks>
/// <para>
/// A key's record is read when it is first asked for, many at a time, and others do not wait for it. A changed one is
/// written within <see cref="ShelfOptions.Interval"/>. An unreachable store is not a reason to be blind: the key then
/// counts from zero, and the first write that finds another version keeps the stored one and drops this, so that the
/// next use goes on from there.
/// </para>
/// <para>
/// A record that is not worth keeping yet (a caller seen once, from a source that nobody declared) is on probation: it
/// is held apart, not written, and the oldest go when there are too many. So inventing callers costs neither the store
/// nor those who are known. Used by one grain's turns alone.
/// </para>
/// </remarks>
internal sealed class Shelf<TKey, TRecord>
    where TKey : notnull
    where TRecord : class, new()
{
    private readonly Dictionary<TKey, Slot<TKey, TRecord>> _slots = [];
    private readonly ShelfServices _services;
    private readonly ShelfKind _kind;
    private readonly ShelfQuota _quota;
    private readonly Func<TKey, TRecord, bool> _isWorthKeeping;
    private readonly ShelfLoader<TKey, TRecord> _loader;
    private readonly ShelfWriter<TKey, TRecord> _writer;
    private readonly Queue<Slot<TKey, TRecord>> _kept = new();
    private readonly Queue<Slot<TKey, TRecord>> _onProbation = new();

    /// <param name="services">Store and limits.</param>
    /// <param name="kind">What the records are.</param>
    /// <param name="shard">Which part of them.</param>
    /// <param name="isWorthKeeping">Whether a record has earned its place; once true it stays so.</param>
    public Shelf(ShelfServices services, ShelfKind kind, int shard, Func<TKey, TRecord, bool> isWorthKeeping)
    {
        _services = services;
        _kind = kind;
        _quota = services.QuotaOf(kind);
        _isWorthKeeping = isWorthKeeping;
        var name = new ShelfName(GrainMeters.NameOf(kind), shard);
        _loader = new ShelfLoader<TKey, TRecord>(services, name);
        _writer = new ShelfWriter<TKey, TRecord>(services, name, Remove);
    }

    /// <summary>Records in memory.</summary>
    public int Count => _slots.Count;

    /// <summary>Finds a record that is in memory.</summary>
    public bool TryFind(TKey key, [NotNullWhen(true)] out Slot<TKey, TRecord>? slot)
    {
        if (!_slots.TryGetValue(key, out slot) || slot.Loading is not null)
        {
            return false;
        }
        slot.UsedAt = _services.Time.GetTimestamp();
        return true;
    }

    /// <summary>Finds a record in memory or in the store; an empty one when there is none.</summary>
    /// <remarks>What is done with it is to be done before anything else is awaited.</remarks>
    public async Task<Slot<TKey, TRecord>> FindAsync(TKey key)
    {
        while (true)
        {
            if (TryFind(key, out var found))
            {
                return found;
            }
            var slot = found ?? Add(key);
            await (slot.Loading ?? Task.CompletedTask);
        }
    }

    /// <summary>Says that a record has changed.</summary>
    public void Touch(Slot<TKey, TRecord> slot)
    {
        if (!slot.IsKept)
        {
            if (!_isWorthKeeping(slot.Key, slot.Record))
            {
                return;
            }
            Keep(slot);
        }
        _writer.Add(slot);
    }

    /// <summary>Writes a changed record now; true when the store has it.</summary>
    public async Task<bool> SaveAsync(Slot<TKey, TRecord> slot)
    {
        Touch(slot);
        await _writer.WriteAsync();
        return !slot.IsDirty && !slot.IsGone;
    }

    /// <summary>Writes what has changed.</summary>
    public Task WriteAsync() => _writer.WriteAsync();

    /// <summary>Writes what has changed, and what is on probation too: the next owner goes on from there.</summary>
    public async Task CloseAsync()
    {
        foreach (var slot in _onProbation.Where(slot => slot is { IsGone: false, IsKept: false, Loading: null }))
        {
            _writer.Add(slot);
        }
        await _writer.WriteAsync();
        foreach (var slot in _slots.Values.ToList())
        {
            Remove(slot);
        }
    }

    /// <summary>Lets go of a record that a mere look brought here and that says nothing.</summary>
    public void Forget(Slot<TKey, TRecord> slot)
    {
        if (!slot.IsKept)
        {
            Remove(slot);
        }
    }

    /// <summary>Lets written records go that nobody asked for in a while.</summary>
    public void Sweep()
    {
        for (var left = _kept.Count; left > 0; left--)
        {
            var slot = _kept.Dequeue();
            if (slot.IsGone)
            {
                continue;
            }
            if (!slot.IsDirty && _services.Time.GetElapsedTime(slot.UsedAt) >= _services.Options.IdleAfter)
            {
                Remove(slot);
                continue;
            }
            _kept.Enqueue(slot);
        }
    }

    private Slot<TKey, TRecord> Add(TKey key)
    {
        var slot = new Slot<TKey, TRecord>(key) { UsedAt = _services.Time.GetTimestamp() };
        _slots.Add(key, slot);
        _onProbation.Enqueue(slot);
        _quota.Begin();
        _services.Meters.KeyHeld(_kind);
        _loader.Load(slot, Loaded);
        MakeRoom();
        return slot;
    }

    private void Loaded(Slot<TKey, TRecord> slot)
    {
        if (slot.Version > 0)
        {
            Keep(slot);
        }
    }

    private void Keep(Slot<TKey, TRecord> slot)
    {
        if (slot.IsKept || slot.IsGone)
        {
            return;
        }
        slot.IsKept = true;
        _kept.Enqueue(slot);
        _quota.Promote();
    }

    private void MakeRoom()
    {
        while (_quota.IsProbationFull && TryTakeOldest(_onProbation, out var unproven))
        {
            Remove(unproven);
        }
        // A second chance for what was used since it was last looked at would need a mark; a few looks are enough.
        for (var looks = 0; looks < 8 && _quota.IsFull && TryTakeOldest(_kept, out var slot); looks++)
        {
            if (slot.IsDirty || _services.Time.GetElapsedTime(slot.UsedAt) < _services.Options.Interval)
            {
                _kept.Enqueue(slot);
            }
            else
            {
                Remove(slot);
            }
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

    private void Remove(Slot<TKey, TRecord> slot)
    {
        if (slot.IsGone)
        {
            return;
        }
        slot.IsGone = true;
        _slots.Remove(slot.Key);
        _quota.End(wasOnProbation: !slot.IsKept);
        _services.Meters.KeyLeft(_kind);
    }
}
