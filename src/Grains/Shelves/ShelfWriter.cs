using System.Security.Cryptography;

namespace Spit.Grains.Shelves;

/// <summary>Writes changed records to the store, one batch after another.</summary>
/// <param name="services">The store.</param>
/// <param name="shelf">Where the records belong.</param>
/// <param name="gate">Held by who calls <see cref="Add"/>, and by all that touches a record.</param>
/// <param name="superseded">Told of a record that the store has another version of.</param>
internal sealed class ShelfWriter<TKey, TRecord>(
    ShelfServices services, ShelfName shelf, Lock gate, Action<Slot<TKey, TRecord>> superseded)
    where TKey : notnull
    where TRecord : class, new()
{
    // Chosen: some 50 kB a message, and no turn of the grain serialises for longer than a millisecond.
    private const int Most = 64;

    // Versions of this writer have it in their upper half, so that a write believed lost is known again.
    private readonly long _writer = (long)RandomNumberGenerator.GetInt32(1, int.MaxValue) << 32;

    private readonly Lock _line = new();

    private List<Slot<TKey, TRecord>> _changed = [];
    private uint _writes;
    private Task _writing = Task.CompletedTask;

    /// <summary>Notes that a record has changed.</summary>
    public void Add(Slot<TKey, TRecord> slot)
    {
        if (!slot.IsDirty)
        {
            slot.IsDirty = true;
            _changed.Add(slot);
        }
    }

    /// <summary>Writes what has changed by now, after the writing under way; never fails.</summary>
    public Task WriteAsync()
    {
        lock (_line)
        {
            return _writing = WriteAfterAsync(_writing);
        }
    }

    // One after the other: two writes of one record would have the same version.
    private async Task WriteAfterAsync(Task previous)
    {
        await previous;
        foreach (var slots in TakeChanged().Where(slot => !slot.IsGone).Chunk(Most))
        {
            await WriteAsync(slots);
        }
    }

    private List<Slot<TKey, TRecord>> TakeChanged()
    {
        lock (gate)
        {
            var changed = _changed;
            _changed = [];
            return changed;
        }
    }

    private async Task WriteAsync(Slot<TKey, TRecord>[] slots)
    {
        try
        {
            var writes = Take(slots);
            var held = await services.Store.WriteAsync(shelf, writes);
            lock (gate)
            {
                for (var i = 0; i < slots.Length; i++)
                {
                    Written(slots[i], writes[i].Next, held[i]);
                }
            }
        }
        catch (Exception e)
        {
            services.Meters.StoreFailed("write");
            ShelfLog.NotWritten(services.Logger, e, slots.Length, shelf, services.Options.Interval);
            lock (gate)
            {
                Array.ForEach(slots, Add);
            }
        }
    }

    private RecordWrite[] Take(Slot<TKey, TRecord>[] slots)
    {
        lock (gate)
        {
            var writes = Array.ConvertAll(slots, slot => new RecordWrite(
                slot.Key.ToString()!,
                slot.Version,
                _writer | ++_writes,
                services.Serializer.SerializeToArray(slot.Record)));
            Array.ForEach(slots, slot => slot.IsDirty = false);
            return writes;
        }
    }

    private void Written(Slot<TKey, TRecord> slot, long written, long held)
    {
        if (held != written && (held & ~(long)uint.MaxValue) != _writer)
        {
            services.Meters.StoreFailed("conflict");
            ShelfLog.Superseded(services.Logger, shelf);
            superseded(slot);
            return;
        }
        slot.Version = held;
        if (held != written)
        {
            // An earlier write of this one had arrived after all, though nobody said so.
            Add(slot);
        }
    }
}
