using System.Globalization;

namespace Spit.Grains.Shelves;

/// <summary>Names a shelf: what kind of records, and which part of them.</summary>
/// <param name="Kind">Kind of records, for example <c>caller</c>.</param>
/// <param name="Shard">Which part of them.</param>
public readonly record struct ShelfName(string Kind, int Shard)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}-{Shard}");
}
