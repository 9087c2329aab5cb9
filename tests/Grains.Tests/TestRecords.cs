using System.Collections.Concurrent;
using Spit.Grains.Shelves;

namespace Spit.Grains.Tests;

/// <summary>Records in memory; fails for the keys it is told to.</summary>
internal sealed class TestRecords : IRecordStore
{
    private readonly ConcurrentDictionary<string, StoredRecord> _rows = new();
    private readonly ConcurrentDictionary<string, bool> _failing = new();

    public int Count => _rows.Count;

    /// <summary>How often it was asked.</summary>
    public int Reads { get; private set; }

    /// <summary>Reads wait for it.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Writes are done, and seem not to be.</summary>
    public bool LoseAnswer { get; set; }

    public bool Holds(string key) => _rows.Keys.Any(k => k.Contains(key, StringComparison.Ordinal));

    /// <summary>What another owner of the same row would have done.</summary>
    public void Overwrite(string key)
    {
        var full = _rows.Keys.Single(k => k.Contains(key, StringComparison.Ordinal));
        _rows[full] = _rows[full] with { Version = 1 };
    }

    public void Fail(string key) => _failing[key] = true;

    public void Heal(string key) => _failing.TryRemove(key, out _);

    public async Task<IReadOnlyList<StoredRecord>> ReadAsync(ShelfName shelf, IReadOnlyList<string> keys)
    {
        ThrowIfFailing(keys);
        Reads++;
        await (Gate?.Task ?? Task.CompletedTask);
        return [.. keys.Select(key => Row(shelf, key))];
    }

    public Task<IReadOnlyList<long>> WriteAsync(ShelfName shelf, IReadOnlyList<RecordWrite> writes)
    {
        ThrowIfFailing(writes.Select(write => write.Key));
        var held = writes.Select(write => Write(shelf, write)).ToList();
        return LoseAnswer
            ? Task.FromException<IReadOnlyList<long>>(new TimeoutException("the store did not answer"))
            : Task.FromResult<IReadOnlyList<long>>(held);
    }

    private long Write(ShelfName shelf, RecordWrite write)
    {
        var held = Row(shelf, write.Key).Version;
        if (held != write.Version)
        {
            return held;
        }
        _rows[$"{shelf}|{write.Key}"] = new StoredRecord(write.Next, write.Bytes);
        return write.Next;
    }

    private StoredRecord Row(ShelfName shelf, string key) => _rows.GetValueOrDefault($"{shelf}|{key}");

    private void ThrowIfFailing(IEnumerable<string> keys)
    {
        if (keys.Any(key => _failing.Keys.Any(failing => key.Contains(failing, StringComparison.Ordinal))))
        {
            throw new TimeoutException("the store does not answer");
        }
    }
}
