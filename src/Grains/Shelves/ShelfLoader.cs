namespace Spit.Grains.Shelves;

/// <summary>
/// Reads records from the store, those asked for while a read was under way together with the next one.
/// </summary>
internal sealed class ShelfLoader<TKey, TRecord>(ShelfServices services, ShelfName shelf)
    where TKey : notnull
    where TRecord : class, new()
{
    // Chosen: one message to the store and back of some 100 kB.
    private const int Most = 256;

    // Chosen: calls to these keys wait for it, and their edges gave up long before.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Chosen: what a store that just failed is spared, so that new keys do not wait for it one after another.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly Queue<(Slot<TKey, TRecord> Slot, Action<Slot<TKey, TRecord>> Loaded)> _wanted = new();
    private TaskCompletionSource? _next;
    private bool _isLoading;
    private long? _failedAt;

    /// <summary>
    /// Has a record read; its <see cref="Slot{TKey, TRecord}.Loading"/> completes when that was tried.
    /// </summary>
    public void Load(Slot<TKey, TRecord> slot, Action<Slot<TKey, TRecord>> loaded)
    {
        // Those who wait are to go on in turns of their own, not within the reader's.
        _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        slot.Loading = _next.Task;
        _wanted.Enqueue((slot, loaded));
        if (!_isLoading)
        {
            _ = LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        _isLoading = true;
        while (_next is { } done)
        {
            _next = null;
            while (_wanted.Count > 0)
            {
                var batch = new List<(Slot<TKey, TRecord> Slot, Action<Slot<TKey, TRecord>> Loaded)>();
                while (batch.Count < Most && _wanted.TryDequeue(out var wanted))
                {
                    batch.Add(wanted);
                }
                await ReadAsync([.. batch.Select(wanted => wanted.Slot)]);
                foreach (var (slot, loaded) in batch)
                {
                    slot.Loading = null;
                    loaded(slot);
                }
            }
            done.SetResult();
        }
        _isLoading = false;
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
