namespace Spit.Policies.Yaml;

/// <summary>A key and its value.</summary>
/// <param name="Key">Where the key stands; its path is that of the value.</param>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
