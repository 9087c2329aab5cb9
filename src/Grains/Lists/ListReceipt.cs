namespace Spit.Grains.Lists;

/// <summary>The answer to a change.</summary>
/// <param name="Fault">Why nothing changed; <see cref="ListFault.None"/> when the change is in the store.</param>
/// <param name="Position">The position that the change led to; where the lists stand when there was a fault.</param>
[GenerateSerializer, Immutable, Alias("spit.ListReceipt")]
public readonly record struct ListReceipt([property: Id(0)] ListFault Fault, [property: Id(1)] ListPosition Position);
