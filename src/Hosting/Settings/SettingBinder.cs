using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Spit.Hosting.Settings;

/// <summary>Makes an options object from layers of settings, noting every fault it meets.</summary>
/// <remarks>A list is taken whole from the strongest layer that has one; layers are not mixed within a list.</remarks>
internal sealed class SettingBinder(SettingFaults faults)
{
    /// <param name="type">The options class.</param>
    /// <param name="layers">Strongest first.</param>
    public object Bind(Type type, IReadOnlyList<SettingLayer> layers)
    {
        faults.Layers = layers;
        RefuseUnknown(type, layers);
        return BindSection(type, "", layers);
    }

    private void RefuseUnknown(Type type, IReadOnlyList<SettingLayer> layers)
    {
        foreach (var layer in layers)
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var path in layer.Paths)
            {
                if (SettingSchema.FindUnknown(type, path) is { } unknown && seen.Add(unknown.Path))
                {
                    var known = string.Join(", ", unknown.Known);
                    var what = known.Length > 0 ? $"unknown key; there are {known}" : "unknown key; there is none here";
                    faults.AddLine($"{layer.Place(unknown.Path)}: {what}");
                }
            }
        }
    }

    private object BindSection(Type type, string path, IReadOnlyList<SettingLayer> layers)
    {
        var section = Activator.CreateInstance(type)
            ?? throw new InvalidOperationException($"{type} has no constructor without parameters.");
        foreach (var property in SettingSchema.Properties(type))
        {
            BindProperty(section, property, SettingPath.Join(path, SettingPath.KeyOf(property)), layers);
        }
        return section;
    }

    private void BindProperty(object section, PropertyInfo property, string path, IReadOnlyList<SettingLayer> layers)
    {
        var type = SettingSchema.Plain(property.PropertyType);
        var layer = layers.FirstOrDefault(l => l.Holds(path));
        var item = SettingSchema.ItemOf(type);
        if (layer is null)
        {
            if (SettingSchema.IsRequired(property))
            {
                faults.Add(path, Missing(property));
                property.SetValue(section, item is null ? null : BindList(item, path, null));
            }
        }
        else if (item is not null)
        {
            var before = faults.Lines.Count;
            var list = BindList(item, path, layer);
            if (list.Count == 0 && before == faults.Lines.Count && SettingSchema.IsRequired(property))
            {
                faults.Add(path, Missing(property));
            }
            property.SetValue(section, list);
        }
        else if (!SettingText.IsScalar(type))
        {
            property.SetValue(section, BindSection(type, path, layers));
        }
        else if (BindScalar(type, path, layer) is { } value)
        {
            property.SetValue(section, value);
        }
    }

    private static string Missing(PropertyInfo property) =>
        property.GetCustomAttribute<Commands.CommandOptionAttribute>() is { } option
            ? $"is required ({option.Name} {option.Value})"
            : "is required";

    private object? BindScalar(Type type, string path, SettingLayer layer)
    {
        if (!layer.TryGet(path, out var text))
        {
            faults.AddLine($"{layer.Place(path)}: must be one value");
            return null;
        }
        if (!SettingText.TryRead(type, text ?? "", out var value, out var error))
        {
            faults.AddLine($"{layer.Place(path)}: {error}");
        }
        return value;
    }

    private IList BindList(Type item, string path, SettingLayer? layer)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        if (layer is null)
        {
            return list;
        }
        if (layer.TryGet(path, out var text))
        {
            BindInline(item, path, text ?? "", layer, list);
        }
        foreach (var key in layer.GetChildKeys([], path).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                var below = SettingPath.Join(path, key);
                var isScalar = SettingText.IsScalar(item);
                var value = isScalar ? BindScalar(item, below, layer) : BindSection(item, below, [layer]);
                _ = value is null ? 0 : list.Add(value);
            }
        }
        return list;
    }

    // "a, b" for a list of values: what an environment variable can hold.
    private void BindInline(Type item, string path, string text, SettingLayer layer, IList list)
    {
        if (text.Length > 0 && !SettingText.IsScalar(item))
        {
            faults.AddLine($"{layer.Place(path)}: must be a list");
            return;
        }
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (SettingText.TryRead(item, part, out var value, out var error))
            {
                list.Add(value);
            }
            else
            {
                faults.AddLine($"{layer.Place(path)}: {error}");
            }
        }
    }
}
