using System.Text.Json.Nodes;
using Spit.Detection.Lists;
using Spit.Policies.Yaml;

namespace Spit.Policies.Shapes;

/// <summary>A caller or callee, or how their identities begin, in any spelling that the number plan reads.</summary>
internal sealed class NumberPatternShape(PatternKind kind) : ScalarShape<string>
{
    protected override string Expected => kind == PatternKind.Caller
        ? "a number or a SIP or tel URI"
        : "the beginning of a number or of a SIP URI";

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("string", "integer") };

    protected override bool TryRead(YamlScalar scalar, Reading reading, out string value) =>
        ListPattern.TryCanonicalize(kind, scalar.Text, reading.Numbers, out value, out var error)
        || reading.Refuse(scalar, error.TrimEnd('.'));
}
