namespace Spit.Grains.Shelves;

/// <summary>
/// Reads records from the store, those asked for while a read was under way together with the next one.
/// </summary>
/// <param name="services">The store.</param>
/// <param name="shelf">Where the records belong.</param>
/// <param name="gate">Held by all that touches a record.</param>
/// <param name="loaded">Told of each record, under the gate, when its reading was tried.</param>
internal sealed class ShelfLoader<TKey, TRecord>(
    ShelfServices services, ShelfName shelf, Lock gate, Action<Slot<TKey, TRecord>> loaded)
    where TKey : notnull
    where TRecord : class, new()
{
    // Chosen: one message to the store and back of some 100 kB.
    private const int Most = 256;

    // Chosen: calls to these keys wait for it, and their edges gave up long before.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Chosen: what a store that just failed is spared, so that new keys do not wait for it one after another.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly Queue<Slot<TKey, TRecord>> _wanted = new();
    private TaskCompletionSource? _next;
    private bool _isLoading;
    private long? _failedAt;

    /// <summary>
    /// Notes that a record is to be read; its <see cref="Slot{TKey, TRecord}.Loading"/> completes when that was tried.
    /// </summary>
    /// <remarks>Under the gate; afterwards, and outside of it, comes <see cref="Begin"/>.</remarks>
    public void Want(Slot<TKey, TRecord> slot)
    {
        // Those who wait are to go on in turns of their own, not within the reader's.
        _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        slot.Loading = _next.Task;
        _wanted.Enqueue(slot);
    }

    /// <summary>Begins to read what is wanted, unless that goes on already.</summary>
    public void Begin()
    {
        lock (gate)
        {
            if (_isLoading || _next is null)
            {
                return;
            }
            _isLoading = true;
        }
        _ = LoadAsync();
    }

    private async Task LoadAsync()
    {
        while (TakeRound() is { } done)
        {
            while (TakeBatch() is { Length: > 0 } batch)
            {
                await ReadAsync(batch);
                Finish(batch);
            }
            done.SetResult();
        }
    }

    // Null when nobody wants anything any more.
    private TaskCompletionSource? TakeRound()
    {
        lock (gate)
        {
            var round = _next;
            _next = null;
            _isLoading = round is not null;
            return round;
        }
    }

    private Slot<TKey, TRecord>[] TakeBatch()
    {
        lock (gate)
        {
            var batch = new Slot<TKey, TRecord>[Math.Min(Most, _wanted.Count)];
            for (var i = 0; i < batch.Length; i++)
            {
                batch[i] = _wanted.Dequeue();
            }
            return batch;
        }
    }

    private void Finish(Slot<TKey, TRecord>[] batch)
    {
        lock (gate)
        {
            foreach (var slot in batch)
            {
                slot.Loading = null;
                loaded(slot);
            }
        }
    }

    private async Task ReadAsync(Slot<TKey, TRecord>[] slots)
    {
        if (_failedAt is { } failed && services.Time.GetElapsedTime(failed) < Rest)
        {
            services.Meters.StoreFailed("read");
            return;
        }
        try
        {
            var keys = Array.ConvertAll(slots, slot => slot.Key.ToString()!);
            var stored = await services.Store.ReadAsync(shelf, keys).WaitAsync(Patience, services.Time);
            for (var i = 0; i < slots.Length; i++)
            {
                if (stored[i].Version > 0)
                {
                    slots[i].Version = stored[i].Version;
                    slots[i].Record = Read(stored[i].Bytes);
                }
            }
        }
        catch (Exception e)
        {
            _failedAt = services.Time.GetTimestamp();
            services.Meters.StoreFailed("read");
            ShelfLog.NotRead(services.Logger, e, slots.Length, shelf);
        }
    }

    // What cannot be read is replaced: it would not be readable the next time either.
    private TRecord Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return services.Serializer.Deserialize<TRecord>(bytes) ?? new TRecord();
        }
        catch (Exception e)
        {
            services.Meters.StoreFailed("format");
            ShelfLog.NotReadable(services.Logger, e, shelf);
            return new TRecord();
        }
    }
}
