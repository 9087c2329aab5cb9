using Spit.Detection.Quarantine;

namespace Spit.Grains.Quarantine;

/// <summary>The answer to a mark.</summary>
/// <param name="Fault">Why nothing changed.</param>
/// <param name="Item">The item as it is now; null when there is a fault.</param>
/// <param name="Due">What is to be taught now, and never again for this item.</param>
[GenerateSerializer, Immutable, Alias("spit.MarkReceipt")]
public sealed record MarkReceipt(
    [property: Id(0)] QuarantineFault Fault,
    [property: Id(1)] QuarantineItem? Item,
    [property: Id(2)] ReviewLessons Due)
{
    public static MarkReceipt Refused(QuarantineFault fault) => new(fault, null, ReviewLessons.None);
}
