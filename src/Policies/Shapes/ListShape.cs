using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Spit.Policies.Yaml;

namespace Spit.Policies.Shapes;

/// <summary>A list of values of one shape, none of them twice.</summary>
/// <param name="item">What each is.</param>
/// <param name="least">How many there must be.</param>
/// <param name="name">What two values have in common that are the same; null: everything.</param>
internal sealed class ListShape<T>(Shape<T> item, int least = 0, Func<T, string>? name = null)
    : Shape<ImmutableArray<T>>
{
    public override bool TryRead(YamlNode node, Reading reading, out ImmutableArray<T> value)
    {
        value = [];
        if (node is not YamlList list) return reading.Refuse(node, $"{node.Kind} is not a list");
        if (list.Items.Count < least) return reading.Refuse(node, $"needs {least} at least");
        var seen = new HashSet<object?>();
        var items = ImmutableArray.CreateBuilder<T>(list.Items.Count);
        var isFine = true;
        foreach (var one in list.Items)
        {
            if (!item.TryRead(one, reading, out var read)) isFine = false;
            else if (seen.Add(name is null ? read : name(read))) items.Add(read);
            else isFine = reading.Refuse(one, $"{one.Kind} is in the list already");
        }
        value = items.ToImmutable();
        return isFine;
    }

    public override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = item.Schema(), ["uniqueItems"] = true };
        if (least > 0) schema["minItems"] = least;
        return schema;
    }
}
