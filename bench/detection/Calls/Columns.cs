namespace Spit.DetectionBench.Calls;

/// <summary>Where a header has which column.</summary>
internal sealed class Columns
{
    private readonly Dictionary<string, int> _places = [];
    private readonly string _file;

    public Columns(string header, string file)
    {
        _file = file;
        List<string> names = [];
        CsvLine.Cut(header, names);
        for (var i = 0; i < names.Count; i++) _places.TryAdd(names[i].Trim(), i);
        Count = names.Count;
    }

    public int Count { get; }

    /// <exception cref="FormatException">The file has no such column.</exception>
    public int this[string name] => _places.TryGetValue(name, out var place)
        ? place
        : throw new FormatException($"{_file}: no column {name}");
}
