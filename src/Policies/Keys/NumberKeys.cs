using System.Text.RegularExpressions;
using Spit.Detection.Identities;
using Spit.Detection.Policies;
using Spit.Policies.Shapes;

namespace Spit.Policies.Keys;

/// <summary>How numbers are written at home.</summary>
internal static class NumberKeys
{
    public static IReadOnlyList<Field<Policy>> All { get; } =
    [
        Text("country_code", "The home country code without plus.", "1 to 3 digits", Forms.CountryCode(),
            (plan, code) => plan with { HomeCountryCode = code }),
        Text("national_prefix", "What is dialled before a national number; '' for nothing.", "up to 5 digits",
            Forms.DiallingPrefix(), (plan, prefix) => plan with { NationalPrefix = prefix }),
        Text("international_prefix", "What is dialled before a country code; '' for nothing.", "up to 5 digits",
            Forms.DiallingPrefix(), (plan, prefix) => plan with { InternationalPrefix = prefix }),
        Digits("national_digits", "Digits of a national number, where all have the same length.", 4, 15,
            (plan, digits) => plan with { NationalDigits = digits }),
        Digits("least_international_digits",
            "Digits from which a number that begins with the home country code is an international one.", 7, 16,
            (plan, digits) => plan with { LeastInternationalDigits = digits }),
        Digits("short_number_digits", "Numbers of up to this many digits are extensions or services.", 2, 8,
            (plan, digits) => plan with { ShortNumberDigits = digits }),
    ];

    private static KeyField<Policy, string> Text(
        string name, string description, string what, Regex form, Func<NumberPlan, string, NumberPlan> set) =>
        new(name, description, new TextShape(what, form), (policy, text, _, reading) =>
        {
            reading.Numbers = set(reading.Numbers, text);
            return policy;
        });

    private static KeyField<Policy, int> Digits(
        string name, string description, int least, int most, Func<NumberPlan, int, NumberPlan> set) =>
        new(name, description, new WholeShape(least, most), (policy, digits, _, reading) =>
        {
            reading.Numbers = set(reading.Numbers, digits);
            return policy;
        });
}
