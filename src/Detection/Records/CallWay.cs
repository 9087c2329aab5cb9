using StableHash = Spit.Detection.Counters.StableHash;

namespace Spit.Detection.Records;

/// <summary>How a call came, as far as its way tells one person from another who shows the same number.</summary>
/// <param name="Make">Hash of the INVITE's make.</param>
/// <param name="Address">Hash of the address it came from.</param>
[GenerateSerializer, Immutable, Alias("spit.CallWay")]
internal readonly record struct CallWay([property: Id(0)] uint Make, [property: Id(1)] uint Address)
{
    public static CallWay Of(CallAttempt attempt) => new(
        StableHash.Of(attempt.Make),
        StableHash.Of(attempt.Source.High ^ attempt.Source.Low));

    /// <summary>Whether the same device or the same exchange may have made both calls.</summary>
    public bool IsLike(CallWay other) => Make == other.Make || Address == other.Address;
}
