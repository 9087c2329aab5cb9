namespace Spit.Grains.Shelves;

/// <summary>A record as the store has it.</summary>
/// <param name="Version">Names what was written last; 0: nothing was.</param>
/// <param name="Bytes">The serialised record.</param>
public readonly record struct StoredRecord(long Version, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>What a key has that was never written.</summary>
    public static StoredRecord None => default;
}
