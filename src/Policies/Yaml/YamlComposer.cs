using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Spit.Policies.Yaml;

/// <summary>Makes values out of YAML text: one document, without anchors and tags.</summary>
internal sealed class YamlComposer
{
    // Deeper than any policy goes.
    private const int MostDepth = 16;

    private readonly Parser _parser;
    private readonly Reading _reading;

    private YamlComposer(string yaml, Reading reading)
    {
        _parser = new Parser(new StringReader(yaml));
        _reading = reading;
    }

    /// <summary>Reads the text's one document.</summary>
    /// <returns>Null, and a fault at least, when the text is not YAML or holds nothing.</returns>
    public static YamlNode? Compose(string yaml, Reading reading)
    {
        if (yaml.Length > PolicyText.Limit)
        {
            reading.Refuse(1, 1, "", $"is too large: at most {PolicyText.Limit} characters");
            return null;
        }
        var composer = new YamlComposer(yaml, reading);
        try
        {
            return composer.ComposeRoot();
        }
        catch (YamlException fault)
        {
            reading.Refuse(LineOf(fault.Start), ColumnOf(fault.Start), "", "is not YAML: " + Words(fault));
        }
        // The scanner's own slips on damaged text, for example an escape beyond the last character.
        catch (Exception slip) when (slip is ArgumentException or InvalidOperationException or FormatException
            or IndexOutOfRangeException or OverflowException or EndOfStreamException)
        {
            var at = composer._parser.Current?.End ?? Mark.Empty;
            reading.Refuse(LineOf(at), ColumnOf(at), "", "is not YAML: " + Words(slip));
        }
        return null;
    }

    private YamlNode? ComposeRoot()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            _reading.Refuse(1, 1, "", "is empty; 'version: 1' alone is the built-in policy");
            return null;
        }
        var root = ComposeNode("", 0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<DocumentStart>(out var second)) return root;
        _reading.Refuse(LineOf(second.Start), ColumnOf(second.Start), "", "holds a second document");
        return null;
    }

    private YamlNode? ComposeNode(string path, int depth)
    {
        var at = _parser.Current!.Start;
        var (line, column) = (LineOf(at), ColumnOf(at));
        if (_parser.Current is not NodeEvent and not AnchorAlias)
        {
            // The parser passes some damaged keys on without a value.
            _reading.Refuse(line, column, path, "has no value");
            return null;
        }
        if (_parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
            _reading.Refuse(line, column, path, "anchors, aliases and tags have no place in a policy");
        else if (depth > MostDepth)
            _reading.Refuse(line, column, path, "is nested too deep");
        else if (_parser.TryConsume<Scalar>(out var scalar))
            return new YamlScalar(line, column, path, scalar.Value, scalar.Style == ScalarStyle.Plain);
        else if (_parser.TryConsume<SequenceStart>(out _))
            return new YamlList(line, column, path, ComposeItems(path, depth));
        else if (_parser.TryConsume<MappingStart>(out _))
            return new YamlMap(line, column, path, ComposeEntries(path, depth));
        _parser.SkipThisAndNestedEvents();
        return null;
    }

    private List<YamlNode> ComposeItems(string path, int depth)
    {
        var items = new List<YamlNode>();
        for (var i = 0; !_parser.TryConsume<SequenceEnd>(out _); i++)
        {
            var index = i.ToString(CultureInfo.InvariantCulture);
            if (ComposeNode($"{path}[{index}]", depth + 1) is { } item) items.Add(item);
        }
        return items;
    }

    private List<YamlEntry> ComposeEntries(string path, int depth)
    {
        var entries = new List<YamlEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (ComposeKey(path) is not { } key)
            {
                _parser.SkipThisAndNestedEvents();
                continue;
            }
            var value = ComposeNode(key.Path, depth + 1);
            if (!lines.TryAdd(key.Text, key.Line))
                _reading.Refuse(key, $"stands twice, first in line {lines[key.Text]}");
            else if (value is not null)
                entries.Add(new YamlEntry(key, value));
        }
        return entries;
    }

    private YamlScalar? ComposeKey(string path)
    {
        if (_parser.Current is Scalar { Anchor.IsEmpty: true, Tag.IsEmpty: true } scalar)
        {
            _parser.MoveNext();
            var keyPath = path.Length == 0 ? scalar.Value : path + "." + scalar.Value;
            return new YamlScalar(LineOf(scalar.Start), ColumnOf(scalar.Start), keyPath, scalar.Value, true);
        }
        var at = _parser.Current!.Start;
        _reading.Refuse(LineOf(at), ColumnOf(at), path, "a key must be one plain word");
        _parser.SkipThisAndNestedEvents();
        return null;
    }

    private static int LineOf(in Mark mark) => (int)Math.Max(1, mark.Line);

    private static int ColumnOf(in Mark mark) => (int)Math.Max(1, mark.Column);

    private static string Words(Exception fault) => fault.Message.ReplaceLineEndings(" ");
}
