using Spit.Policies.Yaml;

namespace Spit.Policies.Shapes;

/// <summary>A value that is one piece of text.</summary>
internal abstract class ScalarShape<T> : Shape<T>
{
    /// <summary>What is expected, after "is not ".</summary>
    protected abstract string Expected { get; }

    public sealed override bool TryRead(YamlNode node, Reading reading, out T value)
    {
        value = default!;
        if (node is YamlScalar { IsNull: false } scalar) return TryRead(scalar, reading, out value);
        return reading.Refuse(node, $"{node.Kind} is not {Expected}");
    }

    protected abstract bool TryRead(YamlScalar scalar, Reading reading, out T value);

    protected bool Refuse(YamlScalar scalar, Reading reading, string hint = "") =>
        reading.Refuse(scalar, $"{scalar.Kind} is not {Expected}{hint}");
}
