namespace Spit.Grains.Shelves;

/// <summary>A record on its way to the store.</summary>
/// <param name="Key">Its key on the shelf.</param>
/// <param name="Version">The version that the store must have for it to be written; 0: none.</param>
/// <param name="Next">The version that it then has.</param>
/// <param name="Bytes">The serialised record.</param>
public readonly record struct RecordWrite(string Key, long Version, long Next, ReadOnlyMemory<byte> Bytes);
