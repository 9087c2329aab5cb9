namespace Spit.Detection.Identities;

/// <summary>
/// How numbers are written at home: what it takes to read a national spelling as an international one.
/// </summary>
[GenerateSerializer, Immutable, Alias("spit.NumberPlan")]
public sealed record NumberPlan
{
    public static NumberPlan Default { get; } = new();

    /// <summary>Country code without plus, 1 to 3 digits.</summary>
    [Id(0)] public string HomeCountryCode { get; init; } = "49";

    /// <summary>What is dialled before a national number, for example <c>0</c>; empty when there is none.</summary>
    [Id(1)] public string NationalPrefix { get; init; } = "0";

    /// <summary>What is dialled before a country code, for example <c>00</c>; empty when there is none.</summary>
    [Id(2)] public string InternationalPrefix { get; init; } = "00";

    /// <summary>
    /// Digits of a national number where all have the same length (10 in North America), so that a number without any
    /// prefix is known to be national; null where lengths differ.
    /// </summary>
    [Id(3)] public int? NationalDigits { get; init; }

    /// <summary>
    /// Digits from which a number that begins with the home country code, without plus or prefix, is taken to be
    /// international: more than the longest local number, 9 digits in Germany.
    /// </summary>
    [Id(4)] public int LeastInternationalDigits { get; init; } = 11;

    /// <summary>Numbers of up to this many digits are extensions or services, never international numbers.</summary>
    [Id(5)] public int ShortNumberDigits { get; init; } = 6;
}
