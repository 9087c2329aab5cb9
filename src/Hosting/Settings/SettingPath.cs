using System.Globalization;
using System.Reflection;

namespace Spit.Hosting.Settings;

/// <summary>Names of settings: <c>trunks:0:name</c> for configuration, <c>trunks[0].name</c> for people.</summary>
internal static class SettingPath
{
    public static string Join(string parent, string child) => parent.Length == 0 ? child : parent + ":" + child;

    public static string Join(string parent, int index) => Join(parent, index.ToString(CultureInfo.InvariantCulture));

    public static string KeyOf(PropertyInfo property) =>
        char.ToLowerInvariant(property.Name[0]) + property.Name[1..];

    public static string? Parent(string path) => path.LastIndexOf(':') is > 0 and var colon ? path[..colon] : null;

    public static string ForPeople(string path)
    {
        var parts = path.Split(':');
        var text = parts[0];
        foreach (var part in parts.AsSpan(1))
        {
            text += part.All(char.IsAsciiDigit) ? $"[{part}]" : "." + part;
        }
        return text;
    }
}
