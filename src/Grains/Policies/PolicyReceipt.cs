namespace Spit.Grains.Policies;

/// <summary>The answer to a put. Wire record.</summary>
/// <param name="Fault">Why nothing changed; <see cref="PolicyPutFault.None"/> when the policy is in the store.</param>
/// <param name="Running">The revision that runs now; null when there is none.</param>
[GenerateSerializer, Immutable, Alias("spit.PolicyReceipt")]
public sealed record PolicyReceipt([property: Id(0)] PolicyPutFault Fault, [property: Id(1)] PolicyInfo? Running);
