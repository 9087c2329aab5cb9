using System.Text.Json.Nodes;
using Spit.Policies.Yaml;

namespace Spit.Policies.Shapes;

/// <summary>One key of a map whose keys are known.</summary>
internal abstract class Field<TOwner>(string name, string description)
{
    public string Name { get; } = name;

    /// <summary>What it means, in a sentence.</summary>
    public string Description { get; } = description;

    /// <summary>Reads the key's value into its owner; when it cannot, notes why and leaves the owner alone.</summary>
    public abstract TOwner Read(TOwner owner, YamlNode node, Reading reading);

    public abstract JsonObject Schema();
}
