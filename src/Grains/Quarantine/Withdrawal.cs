using Spit.Detection.Quarantine;

namespace Spit.Grains.Quarantine;

/// <summary>The answer to a consent that is withdrawn.</summary>
/// <param name="Fault">Why some recordings are still held.</param>
/// <param name="Items">Those whose recordings are to be deleted.</param>
[GenerateSerializer, Immutable, Alias("spit.Withdrawal")]
public sealed record Withdrawal(
    [property: Id(0)] QuarantineFault Fault, [property: Id(1)] IReadOnlyList<QuarantineItem> Items);
