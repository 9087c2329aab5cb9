using Spit.Detection.Quarantine;

namespace Spit.Grains.Quarantine;

/// <summary>Some items, and how many there are.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="HasMore">Whether there are older ones that were asked for.</param>
/// <param name="Counts">All items, whatever was asked for.</param>
/// <param name="Uncompared">Challengers that cannot tell what recordings sound like.</param>
[GenerateSerializer, Immutable, Alias("spit.ItemPage")]
public sealed record ItemPage(
    [property: Id(0)] IReadOnlyList<QuarantineItem> Items,
    [property: Id(1)] bool HasMore,
    [property: Id(2)] ItemCounts Counts,
    [property: Id(3)] IReadOnlyList<string> Uncompared);
