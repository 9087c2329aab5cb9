namespace Spit.Detection.Records;

/// <summary>One passed challenge that still counts.</summary>
/// <param name="Signer">Who signed the call's PASSporT; empty when nobody did.</param>
/// <param name="Source">Where the call came from.</param>
/// <param name="Until">When it ends in any case.</param>
/// <param name="CallsLeft">How many calls it is still good for; at least 1.</param>
[GenerateSerializer, Immutable, Alias("spit.ChallengeCredit")]
internal sealed record ChallengeCredit(
    [property: Id(0)] string Signer,
    [property: Id(1)] SourceAddress Source,
    [property: Id(2)] DateTimeOffset Until,
    [property: Id(3)] int CallsLeft)
{
    public bool IsFor(string signer, SourceAddress source) =>
        Source == source && string.Equals(Signer, signer, StringComparison.Ordinal);
}
