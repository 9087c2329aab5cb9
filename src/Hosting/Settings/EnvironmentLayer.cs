using System.Collections;

namespace Spit.Hosting.Settings;

/// <summary>Settings from variables named <c>SPIT__SECTION__KEY</c>.</summary>
internal sealed class EnvironmentLayer : SettingLayer
{
    private const string Prefix = "SPIT__";

    public EnvironmentLayer(IDictionary variables)
    {
        foreach (DictionaryEntry variable in variables)
        {
            var name = (string)variable.Key;
            if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                Data[name[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal)] = (string?)variable.Value;
            }
        }
    }

    public override IEnumerable<string> Paths => Data.Keys;

    public override string Place(string path) =>
        Prefix + path.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant();
}
