using System.Collections.Immutable;
using Spit.Detection;
using Spit.Detection.Policies;
using Spit.Policies.Shapes;

namespace Spit.Policies.Keys;

/// <summary>The carrier's trunks, and the calls that always pass.</summary>
internal static class CarrierKeys
{
    // Where edges put the sources that nobody declared.
    private const string Undeclared = "unknown";

    public static IReadOnlyList<Field<Policy>> All { get; } =
    [
        new KeyField<Policy, ImmutableDictionary<string, TrustClass>>(
            "trunks",
            "Trust class by trunk, for call records, in place of the built-in ones; 'unknown' stays undeclared.",
            new MapShape<TrustClass>(
                new TextShape("a trunk's name of letters, digits and hyphens", Forms.Trunk()), Words.Trust()),
            (policy, trunks, node, reading) =>
            {
                if (trunks.TryGetValue(Undeclared, out var trust) && trust != TrustClass.Undeclared)
                    reading.Refuse(node, $"the trunk '{Undeclared}' holds what nobody declared: it stays undeclared");
                var all = trunks.SetItem(Undeclared, TrustClass.Undeclared);
                return policy with { Trunks = policy.Trunks with { ByName = all } };
            }),
        new KeyField<Policy, TrustClass>(
            "other_trunks", "The trust class of trunks not named.", Words.Trust(),
            (policy, trust, _, _) => policy with { Trunks = policy.Trunks with { Others = trust } }),
        new KeyField<Policy, ImmutableArray<string>>(
            "emergency_numbers", "Numbers that are never screened, as dialled at home; urn:service:sos never is.",
            new ListShape<string>(new TextShape("2 to 15 digits", Forms.EmergencyNumber()), least: 1),
            (policy, numbers, _, _) => policy with { EmergencyNumbers = numbers }),
    ];
}
