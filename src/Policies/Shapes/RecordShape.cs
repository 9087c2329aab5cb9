using System.Text.Json.Nodes;
using Spit.Policies.Yaml;

namespace Spit.Policies.Shapes;

/// <summary>A map whose keys are known; each may be left out.</summary>
/// <param name="start">What holds when no key is given.</param>
/// <param name="fields">Read in this order, wherever they stand in the file.</param>
/// <param name="check">Looks at the whole; notes a fault and returns false when it does not fit together.</param>
internal sealed class RecordShape<T>(
    T start, IReadOnlyList<Field<T>> fields, Func<T, YamlMap, Reading, bool>? check = null) : Shape<T>
{
    public override bool TryRead(YamlNode node, Reading reading, out T value)
    {
        value = start;
        if (node is not YamlMap map) return reading.Refuse(node, $"{node.Kind} is not a map of keys");
        var before = reading.Count;
        foreach (var entry in map.Entries)
        {
            if (fields.Any(f => f.Name == entry.Key.Text)) continue;
            var hint = Spelling.Hint(entry.Key.Text, fields.Select(f => f.Name));
            reading.Refuse(entry.Key, $"there is no such key{hint}");
        }
        foreach (var field in fields)
        {
            if (map.Find(field.Name) is { } given) value = field.Read(value, given, reading);
        }
        return reading.Count == before && check?.Invoke(value, map, reading) != false;
    }

    public override JsonObject Schema()
    {
        var properties = new JsonObject();
        foreach (var field in fields) properties[field.Name] = field.Schema();
        return new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
    }
}
