using Spit.Detection;
using Spit.Detection.Lists;
using Spit.Detection.Policies;
using Spit.Policies.Shapes;
using Spit.Policies.Yaml;

namespace Spit.Policies.Keys;

/// <summary>The keys of one of <c>exceptions</c>.</summary>
internal static class ExceptionKeys
{
    public static RecordShape<PolicyException> Shape { get; } = new(
        new PolicyException(null, null, null, Disposition.Drop),
        [
            Field("trunk", "Calls over this trunk.",
                new TextShape("a trunk's name of letters, digits and hyphens", Forms.Trunk()),
                (e, trunk) => e with { Trunk = trunk }),
            Field("callee", "Calls to numbers or URIs that begin like this.",
                new NumberPatternShape(PatternKind.CallerPrefix), (e, callee) => e with { Callee = callee }),
            Field("caller", "Calls from numbers or URIs that begin like this.",
                new NumberPatternShape(PatternKind.CallerPrefix), (e, caller) => e with { Caller = caller }),
            Field("at_most", "The severest disposition.",
                Words.Disposition(Disposition.Allow, Disposition.Tag, Disposition.Greylist, Disposition.Challenge),
                (e, ceiling) => e with { Ceiling = ceiling }),
        ],
        IsWhole);

    private static KeyField<PolicyException, T> Field<T>(
        string name, string description, Shape<T> shape, Func<PolicyException, T, PolicyException> set) =>
        new(name, description, shape, (exception, value, _, _) => set(exception, value));

    private static bool IsWhole(PolicyException exception, YamlMap map, Reading reading)
    {
        if (exception.Ceiling == Disposition.Drop) return reading.Refuse(map, "needs at_most");
        return exception is not { Trunk: null, Callee: null, Caller: null }
            || reading.Refuse(map, "needs a trunk, a callee or a caller");
    }
}
