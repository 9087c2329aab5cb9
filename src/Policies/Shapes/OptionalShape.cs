using System.Text.Json.Nodes;
using Spit.Policies.Yaml;

namespace Spit.Policies.Shapes;

/// <summary>A value, or the word <c>none</c>.</summary>
internal sealed class OptionalShape<T>(Shape<T> shape) : Shape<T?>
    where T : struct
{
    private const string None = "none";

    public override bool TryRead(YamlNode node, Reading reading, out T? value)
    {
        value = null;
        if (node is YamlScalar { Text: None }) return true;
        if (!shape.TryRead(node, reading, out var read)) return false;
        value = read;
        return true;
    }

    public override JsonObject Schema() =>
        new() { ["anyOf"] = new JsonArray(shape.Schema(), new JsonObject { ["const"] = None }) };
}
