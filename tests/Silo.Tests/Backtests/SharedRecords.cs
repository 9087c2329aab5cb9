using System.Collections.Concurrent;
using Spit.Grains.Shelves;

namespace Spit.Silo.Tests.Backtests;

/// <summary>Records in this process, for all its silos.</summary>
internal sealed class SharedRecords : IRecordStore
{
    private readonly ConcurrentDictionary<(ShelfName, string), StoredRecord> _rows = new();

    public Task<IReadOnlyList<StoredRecord>> ReadAsync(ShelfName shelf, IReadOnlyList<string> keys) =>
        Task.FromResult<IReadOnlyList<StoredRecord>>([.. keys.Select(key => _rows.GetValueOrDefault((shelf, key)))]);

    public Task<IReadOnlyList<long>> WriteAsync(ShelfName shelf, IReadOnlyList<RecordWrite> writes)
    {
        foreach (var write in writes)
        {
            Assert.Equal(write.Version, _rows.GetValueOrDefault((shelf, write.Key)).Version);
            _rows[(shelf, write.Key)] = new StoredRecord(write.Next, write.Bytes);
        }
        return Task.FromResult<IReadOnlyList<long>>([.. writes.Select(write => write.Next)]);
    }
}
