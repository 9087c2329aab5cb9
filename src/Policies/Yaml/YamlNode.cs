namespace Spit.Policies.Yaml;

/// <summary>A value of a YAML file that knows where it stands.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Path">The keys that lead to it, for example <c>lists.block[3]</c>; empty for the root.</param>
internal abstract record YamlNode(int Line, int Column, string Path)
{
    /// <summary>What it is, for a complaint.</summary>
    public abstract string Kind { get; }
}
