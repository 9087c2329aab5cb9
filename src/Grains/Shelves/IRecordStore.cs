namespace Spit.Grains.Shelves;

/// <summary>Where records are kept when no silo holds them: bytes by shelf and key, each with a version.</summary>
/// <remarks>
/// A record that nobody writes for <see cref="ShelfOptions.Expiry"/> may be forgotten. Calls fail with whatever the
/// store fails with.
/// </remarks>
public interface IRecordStore
{
    /// <summary>
    /// Reads records, in the order of their keys; <see cref="StoredRecord.None"/> where there is none.
    /// </summary>
    Task<IReadOnlyList<StoredRecord>> ReadAsync(ShelfName shelf, IReadOnlyList<string> keys);

    /// <summary>Writes each record whose version in the store is the one it names.</summary>
    /// <returns>In the order of the records: the version that the store has now.</returns>
    Task<IReadOnlyList<long>> WriteAsync(ShelfName shelf, IReadOnlyList<RecordWrite> writes);
}
