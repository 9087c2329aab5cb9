using System.Text.Json.Nodes;
using Spit.Policies.Yaml;

namespace Spit.Policies.Shapes;

/// <summary>A key whose value has a shape and a place in its owner.</summary>
/// <param name="set">The owner with the value; may note a fault at the node.</param>
internal sealed class KeyField<TOwner, T>(
    string name, string description, Shape<T> shape, Func<TOwner, T, YamlNode, Reading, TOwner> set)
    : Field<TOwner>(name, description)
{
    public override TOwner Read(TOwner owner, YamlNode node, Reading reading) =>
        shape.TryRead(node, reading, out var value) ? set(owner, value, node, reading) : owner;

    public override JsonObject Schema()
    {
        var schema = shape.Schema();
        schema["description"] = Description;
        return schema;
    }
}
