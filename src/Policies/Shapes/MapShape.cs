using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Spit.Policies.Yaml;

namespace Spit.Policies.Shapes;

/// <summary>Names that the operator chooses or picks, each with a value of one shape.</summary>
internal sealed class MapShape<T>(Shape<string> key, Shape<T> item) : Shape<ImmutableDictionary<string, T>>
{
    public override bool TryRead(YamlNode node, Reading reading, out ImmutableDictionary<string, T> value)
    {
        value = ImmutableDictionary<string, T>.Empty;
        if (node is not YamlMap map) return reading.Refuse(node, $"{node.Kind} is not a map of keys");
        var isFine = true;
        foreach (var entry in map.Entries)
        {
            if (key.TryRead(entry.Key, reading, out var name) & item.TryRead(entry.Value, reading, out var read))
                value = value.SetItem(name, read);
            else
                isFine = false;
        }
        return isFine;
    }

    public override JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["propertyNames"] = key.Schema(),
        ["additionalProperties"] = item.Schema(),
    };
}
