using Spit.Grains.Shelves;

namespace Spit.Oracle.Tests.Sites;

/// <summary>The store as a silo sees it on a bad day.</summary>
internal sealed class IllStore(IRecordStore store, StoreIllness illness) : IRecordStore
{
    public async Task<IReadOnlyList<StoredRecord>> ReadAsync(ShelfName shelf, IReadOnlyList<string> keys)
    {
        await illness.SufferAsync();
        var records = await store.ReadAsync(shelf, keys);
        illness.LoseAnswer();
        return records;
    }

    public async Task<IReadOnlyList<long>> WriteAsync(ShelfName shelf, IReadOnlyList<RecordWrite> writes)
    {
        await illness.SufferAsync();
        var held = await store.WriteAsync(shelf, writes);
        illness.LoseAnswer();
        return held;
    }
}
