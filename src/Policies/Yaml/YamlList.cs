namespace Spit.Policies.Yaml;

/// <summary>A list of values.</summary>
internal sealed record YamlList(int Line, int Column, string Path, IReadOnlyList<YamlNode> Items)
    : YamlNode(Line, Column, Path)
{
    public override string Kind => "a list";
}
