namespace Spit.Grains.Quarantine;

/// <summary>The answer to an item that was brought.</summary>
/// <param name="Fault">Why it is to be brought again.</param>
/// <param name="IsWanted">Whether its recording is to be kept.</param>
[GenerateSerializer, Immutable, Alias("spit.FilingReceipt")]
public readonly record struct FilingReceipt(
    [property: Id(0)] QuarantineFault Fault, [property: Id(1)] bool IsWanted);
