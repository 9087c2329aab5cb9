using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Spit.Hosting.Settings;

/// <summary>Settings from a YAML file; remembers the line of each.</summary>
internal sealed class YamlLayer : SettingLayer
{
    // Deeper than any setting goes; aliases can make a small file nest without end.
    private const int DepthLimit = 16;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private readonly Dictionary<string, long> _lines = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _file;

    private YamlLayer(string file) => _file = file;

    public override IEnumerable<string> Paths => _lines.Keys;

    /// <summary>Reads a file; what is wrong with it goes to the faults, the rest into the layer.</summary>
    public static YamlLayer Read(string file, SettingFaults faults)
    {
        try
        {
            using var text = File.OpenText(file);
            return Read(file, text, faults);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.AddLine($"{file}: cannot be read: {fault.Message}");
            return new YamlLayer(file);
        }
    }

    public static YamlLayer Read(string file, TextReader text, SettingFaults faults)
    {
        var layer = new YamlLayer(file);
        try
        {
            var stream = new YamlStream();
            stream.Load(text);
            foreach (var document in stream.Documents)
            {
                layer.AddRoot(document.RootNode, faults);
            }
        }
        catch (YamlException fault)
        {
            var what = fault.Message.ReplaceLineEndings(" ");
            faults.AddLine(string.Create(Culture, $"{file}:{fault.Start.Line}: is not YAML: {what}"));
        }
        return layer;
    }

    public override string Place(string path)
    {
        for (var known = path; known is not null; known = SettingPath.Parent(known))
        {
            if (_lines.TryGetValue(known, out var line))
            {
                return string.Create(Culture, $"{_file}:{line}: {SettingPath.ForPeople(path)}");
            }
        }
        return $"{_file}: {SettingPath.ForPeople(path)}";
    }

    private void AddRoot(YamlNode root, SettingFaults faults)
    {
        if (root is YamlMappingNode)
        {
            Add("", root, root.Start.Line, 0, faults);
        }
        else if (root is not YamlScalarNode { Value: null or "" })
        {
            faults.AddLine($"{_file}: must hold settings of the form 'key: value'");
        }
    }

    private void Add(string path, YamlNode node, long line, int depth, SettingFaults faults)
    {
        if (path.Length > 0)
        {
            _lines[path] = line;
        }
        if (depth > DepthLimit)
        {
            faults.AddLine($"{Place(path)}: nests too deep");
            return;
        }
        switch (node)
        {
            case YamlScalarNode scalar:
                Data[path] = scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null" ? "" : scalar.Value;
                break;
            case YamlSequenceNode list:
                for (var i = 0; i < list.Children.Count; i++)
                {
                    Add(SettingPath.Join(path, i), list.Children[i], list.Children[i].Start.Line, depth + 1, faults);
                }
                break;
            case YamlMappingNode map:
                foreach (var (key, value) in map.Children)
                {
                    Add(SettingPath.Join(path, key.ToString()), value, key.Start.Line, depth + 1, faults);
                }
                break;
        }
    }
}
