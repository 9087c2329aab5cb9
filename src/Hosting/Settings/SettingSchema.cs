using System.Reflection;
using System.Runtime.CompilerServices;
using Spit.Hosting.Commands;

namespace Spit.Hosting.Settings;

/// <summary>What settings an options class has, read off its properties.</summary>
internal static class SettingSchema
{
    public static IEnumerable<PropertyInfo> Properties(Type section) =>
        section.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is { IsPublic: true });

    public static bool IsRequired(PropertyInfo property) => property.IsDefined(typeof(RequiredMemberAttribute));

    /// <summary>The type of a list's items; null when the type is no list.</summary>
    public static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? type.GetGenericArguments()[0]
            : null;

    public static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>The settings that the command line has, with their paths.</summary>
    public static IEnumerable<(string Path, PropertyInfo Property, CommandOptionAttribute Option)> Options(
        Type section, string path = "")
    {
        foreach (var property in Properties(section))
        {
            var below = SettingPath.Join(path, SettingPath.KeyOf(property));
            var type = Plain(property.PropertyType);
            if (property.GetCustomAttribute<CommandOptionAttribute>() is { } option)
            {
                yield return (below, property, option);
            }
            else if (ItemOf(type) is null && !SettingText.IsScalar(type))
            {
                foreach (var nested in Options(type, below))
                {
                    yield return nested;
                }
            }
        }
    }

    /// <summary>The first part of a path that no setting has, with the names that exist beside it.</summary>
    /// <returns>Null when there is such a setting.</returns>
    public static (string Path, IEnumerable<string> Known)? FindUnknown(Type root, string path)
    {
        var type = root;
        var parts = path.Split(':');
        for (var i = 0; i < parts.Length; i++)
        {
            if (ItemOf(type) is { } item && parts[i].All(char.IsAsciiDigit))
            {
                type = item;
                continue;
            }
            var known = SettingText.IsScalar(type) || ItemOf(type) is not null ? [] : Properties(type).ToArray();
            var property = Array.Find(known, p => p.Name.Equals(parts[i], StringComparison.OrdinalIgnoreCase));
            if (property is null)
            {
                var names = known.Select(SettingPath.KeyOf).Order(StringComparer.Ordinal);
                return (string.Join(':', parts[..(i + 1)]), names);
            }
            type = Plain(property.PropertyType);
        }
        return null;
    }
}
