using System.Text.Json.Nodes;
using Spit.Policies.Yaml;

namespace Spit.Policies.Shapes;

/// <summary>True or false.</summary>
internal sealed class FlagShape : ScalarShape<bool>
{
    protected override string Expected => "true or false";

    public override JsonObject Schema() => new() { ["type"] = "boolean" };

    protected override bool TryRead(YamlScalar scalar, Reading reading, out bool value)
    {
        value = scalar.Text == "true";
        return (scalar.IsPlain && scalar.Text is ("true" or "false")) || Refuse(scalar, reading);
    }
}
