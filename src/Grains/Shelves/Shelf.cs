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
/// nor those who are known.
/// </para>
/// <para>
/// Records are read, written and let go in the turns of one grain. What is in memory may be changed on any thread
/// beside them: all that touches a record holds the gate, never for longer than it takes to change or serialise a few.
/// </para>
/// </remarks>
internal sealed class Shelf<TKey, TRecord>
    where TKey : notnull
    where TRecord : class, new()
{
    // Chosen: who changes a record waits some 20 us for these.
    private const int SweepStep = 512;

    private readonly Dictionary<TKey, Slot<TKey, TRecord>> _slots = [];
    private readonly ShelfServices _services;
    private readonly ShelfKind _kind;
    private readonly Func<TKey, TRecord, bool> _isWorthKeeping;
    private readonly ShelfLoader<TKey, TRecord> _loader;
    private readonly ShelfWriter<TKey, TRecord> _writer;
    private readonly ShelfOrder<TKey, TRecord> _order;
    private readonly Lock _gate = new();
    private bool _isClosed;

    /// <param name="services">Store and limits.</param>
    /// <param name="kind">What the records are.</param>
    /// <param name="shard">Which part of them.</param>
    /// <param name="isWorthKeeping">Whether a record has earned its place; once true it stays so.</param>
    public Shelf(ShelfServices services, ShelfKind kind, int shard, Func<TKey, TRecord, bool> isWorthKeeping)
    {
        _services = services;
        _kind = kind;
        _order = new ShelfOrder<TKey, TRecord>(services, services.QuotaOf(kind));
        _isWorthKeeping = isWorthKeeping;
        var name = new ShelfName(GrainMeters.NameOf(kind), shard);
        _loader = new ShelfLoader<TKey, TRecord>(services, name, _gate, Loaded);
        _writer = new ShelfWriter<TKey, TRecord>(services, name, _gate, Remove);
    }

    /// <summary>Records in memory.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _slots.Count;
            }
        }
    }

    /// <summary>Changes a record that is in memory.</summary>
    /// <returns>False when it is not: it is then to be brought to <see cref="ChangeAsync"/>.</returns>
    public bool TryChange<TGift, TResult>(
        TKey key, TGift gift, Func<TRecord, TGift, TResult> change, [MaybeNullWhen(false)] out TResult result)
    {
        lock (_gate)
        {
            if (!TryFind(key, out var slot))
            {
                result = default;
                return false;
            }
            result = change(slot.Record, gift);
            Touch(slot);
            return true;
        }
    }

    /// <summary>Looks at a record that is in memory.</summary>
    public bool TryLook<TGift, TResult>(
        TKey key, TGift gift, Func<TRecord, TGift, TResult> look, [MaybeNullWhen(false)] out TResult result)
    {
        lock (_gate)
        {
            var isHeld = TryFind(key, out var slot);
            result = isHeld ? look(slot!.Record, gift) : default;
            return isHeld;
        }
    }

    /// <summary>Changes a record in memory or in the store; an empty one when there is none.</summary>
    /// <exception cref="InvalidOperationException">The records have gone to another owner.</exception>
    public ValueTask<TResult> ChangeAsync<TGift, TResult>(
        TKey key, TGift gift, Func<TRecord, TGift, TResult> change) =>
        TryChange(key, gift, change, out var result) ? new(result) : ChangeLateAsync(key, gift, change);

    /// <summary>Looks at a record; one that says nothing does not stay.</summary>
    /// <param name="key">Whose record.</param>
    /// <param name="gift">What the look needs.</param>
    /// <param name="look">What is seen; null says nothing.</param>
    /// <exception cref="InvalidOperationException">The records have gone to another owner.</exception>
    public async Task<TResult?> LookAsync<TGift, TResult>(TKey key, TGift gift, Func<TRecord, TGift, TResult?> look)
        where TResult : class
    {
        while (true)
        {
            lock (_gate)
            {
                if (TryFind(key, out var slot))
                {
                    var seen = look(slot.Record, gift);
                    if (seen is null && !slot.IsKept)
                    {
                        Remove(slot);
                    }
                    return seen;
                }
            }
            await FetchAsync(key);
        }
    }

    /// <summary>Writes what has changed, the record of this key among it.</summary>
    /// <returns>True when the store has that one.</returns>
    public async Task<bool> SaveAsync(TKey key)
    {
        await _writer.WriteAsync();
        lock (_gate)
        {
            return _slots.TryGetValue(key, out var slot) && slot is { IsDirty: false, Loading: null };
        }
    }

    /// <summary>Writes what has changed.</summary>
    public Task WriteAsync() => _writer.WriteAsync();

    /// <summary>Writes what has changed, and what is on probation too: the next owner goes on from there.</summary>
    public Task WriteAllAsync()
    {
        lock (_gate)
        {
            KeepAll();
        }
        return _writer.WriteAsync();
    }

    /// <summary>Writes everything, and lets it go.</summary>
    public async Task CloseAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
            KeepAll();
        }
        await _writer.WriteAsync();
        lock (_gate)
        {
            foreach (var slot in _slots.Values.ToList())
            {
                Remove(slot);
            }
        }
    }

    /// <summary>Lets written records go that nobody asked for in a while.</summary>
    public void Sweep()
    {
        for (var left = KeptCount(); left > 0; left -= SweepStep)
        {
            lock (_gate)
            {
                foreach (var slot in _order.TakeIdle(Math.Min(left, SweepStep)))
                {
                    Remove(slot);
                }
            }
        }
    }

    private int KeptCount()
    {
        lock (_gate)
        {
            return _order.KeptCount;
        }
    }

    // Has a record read that is not in memory; it may have left it again when this completes.
    private Task FetchAsync(TKey key)
    {
        Task loading;
        lock (_gate)
        {
            if (_isClosed)
            {
                throw new InvalidOperationException("these records have gone to another owner");
            }
            var slot = _slots.TryGetValue(key, out var held) ? held : Add(key);
            loading = slot.Loading ?? Task.CompletedTask;
        }
        _loader.Begin();
        return loading;
    }

    private async ValueTask<TResult> ChangeLateAsync<TGift, TResult>(
        TKey key, TGift gift, Func<TRecord, TGift, TResult> change)
    {
        while (true)
        {
            await FetchAsync(key);
            if (TryChange(key, gift, change, out var result))
            {
                return result;
            }
        }
    }

    private bool TryFind(TKey key, [NotNullWhen(true)] out Slot<TKey, TRecord>? slot)
    {
        if (_isClosed || !_slots.TryGetValue(key, out slot) || slot.Loading is not null)
        {
            slot = null;
            return false;
        }
        slot.UsedAt = _services.Time.GetTimestamp();
        return true;
    }

    private void Touch(Slot<TKey, TRecord> slot)
    {
        if (!slot.IsKept)
        {
            if (!_isWorthKeeping(slot.Key, slot.Record))
            {
                return;
            }
            _order.Keep(slot);
        }
        _writer.Add(slot);
    }

    private void KeepAll()
    {
        foreach (var slot in _order.Unproven)
        {
            _order.Keep(slot);
            _writer.Add(slot);
        }
    }

    private void Loaded(Slot<TKey, TRecord> slot)
    {
        if (slot.Version > 0)
        {
            _order.Keep(slot);
        }
    }

    private Slot<TKey, TRecord> Add(TKey key)
    {
        var slot = new Slot<TKey, TRecord>(key) { UsedAt = _services.Time.GetTimestamp() };
        _slots.Add(key, slot);
        _order.Begin(slot);
        _services.Meters.KeyHeld(_kind);
        _loader.Want(slot);
        foreach (var excess in _order.TakeExcess())
        {
            Remove(excess);
        }
        return slot;
    }

    private void Remove(Slot<TKey, TRecord> slot)
    {
        if (slot.IsGone)
        {
            return;
        }
        slot.IsGone = true;
        _slots.Remove(slot.Key);
        _order.End(slot);
        _services.Meters.KeyLeft(_kind);
    }
}
