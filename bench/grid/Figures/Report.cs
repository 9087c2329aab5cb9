using System.Globalization;
using System.Text.Json;

namespace Spit.GridBench.Figures;

/// <summary>What was measured: a table for people, and a line for programs.</summary>
internal sealed class Report
{
    // In the order in which they are written; those of parts that did not run are null.
    private static readonly string[] Names =
    [
        "streamVsClient", "streamVsBare", "pacedVsClient", "decisionsPerSecond", "p99MsAt10k", "bytesPerCaller",
        "longestPauseMs", "bulletinP99Ms", "blockP99Ms",
    ];

    private readonly List<(string What, string Figure)> _rows = [];
    private readonly Dictionary<string, double?> _figures = Names.ToDictionary(name => name, _ => (double?)null);

    public void Title(string text) => _rows.Add((text, ""));

    public void Row(string what, FormattableString figure) =>
        _rows.Add(("  " + what, figure.ToString(CultureInfo.InvariantCulture)));

    public void Figure(string name, double value)
    {
        if (!_figures.ContainsKey(name)) throw new ArgumentException("no such figure", name);
        _figures[name] = double.IsFinite(value) ? Math.Round(value, 3) : null;
    }

    public void Write(TextWriter text)
    {
        var width = _rows.Max(row => row.Figure.Length == 0 ? 0 : row.What.Length) + 2;
        foreach (var (what, figure) in _rows) text.WriteLine(figure.Length == 0 ? what : what.PadRight(width) + figure);
        text.WriteLine(JsonSerializer.Serialize(Names.ToDictionary(name => name, name => _figures[name])));
    }
}
