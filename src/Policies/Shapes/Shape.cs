using System.Text.Json.Nodes;
using Spit.Policies.Yaml;

namespace Spit.Policies.Shapes;

/// <summary>What a value must look like: reads it, and describes it to an editor.</summary>
internal abstract class Shape<T>
{
    /// <summary>Reads a value; false, and a fault noted at least, when it does not have the shape.</summary>
    public abstract bool TryRead(YamlNode node, Reading reading, out T value);

    /// <summary>The same rule as JSON schema, as far as that can say it.</summary>
    public abstract JsonObject Schema();
}
