namespace Spit.Grains.Policies;

/// <summary>Which revision runs. Wire record.</summary>
/// <param name="Number">Its number; 0 when none was applied yet.</param>
/// <param name="Revision">Null when it is the one that was asked about, or when there is none.</param>
[GenerateSerializer, Immutable, Alias("spit.PolicyNews")]
public sealed record PolicyNews([property: Id(0)] int Number, [property: Id(1)] PolicyRevision? Revision);
