namespace Spit.Policies.Yaml;

/// <summary>Keys and their values; no key stands twice.</summary>
internal sealed record YamlMap(int Line, int Column, string Path, IReadOnlyList<YamlEntry> Entries)
    : YamlNode(Line, Column, Path)
{
    public override string Kind => "a map of keys";

    public YamlNode? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Text == key) return entry.Value;
        }
        return null;
    }
}
