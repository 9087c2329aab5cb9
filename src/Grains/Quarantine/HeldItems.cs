namespace Spit.Grains.Quarantine;

/// <summary>What a challenger should hold.</summary>
/// <param name="Fault">Why that is not known.</param>
/// <param name="Ids">The ids of the items.</param>
[GenerateSerializer, Immutable, Alias("spit.HeldItems")]
public sealed record HeldItems(
    [property: Id(0)] QuarantineFault Fault, [property: Id(1)] IReadOnlyList<string> Ids);
