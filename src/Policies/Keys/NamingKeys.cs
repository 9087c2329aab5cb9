using Spit.Detection.Policies;
using Spit.Policies.Shapes;

namespace Spit.Policies.Keys;

/// <summary>What the file is.</summary>
internal static class NamingKeys
{
    public static IReadOnlyList<Field<Policy>> All { get; } =
    [
        new KeyField<Policy, int>(
            "version", "The form of the file; there is only 1.", new WholeShape(1, 1), (policy, _, _, _) => policy),
        new KeyField<Policy, string>(
            "revision",
            "What verdicts call the policy until the grid gives it a number; default: a name made from the text.",
            new TextShape("a name of up to 32 letters, digits, dots, hyphens and underscores", Forms.Revision()),
            (policy, name, _, reading) =>
            {
                reading.HasRevision = true;
                return policy with { Revision = name };
            }),
    ];
}
