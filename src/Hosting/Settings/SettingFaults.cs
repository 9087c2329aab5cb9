namespace Spit.Hosting.Settings;

/// <summary>Everything that is wrong with a program's settings, each in one line that says where and what.</summary>
public sealed class SettingFaults
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Strongest first; empty for options that were made by code.</summary>
    internal IReadOnlyList<SettingLayer> Layers { get; set; } = [];

    /// <summary>Notes that a setting is wrong.</summary>
    /// <param name="path">Its configuration path, for example <c>trunks:0:class</c>.</param>
    /// <param name="what">What is wrong, for example <c>must be between 1ms and 1s</c>.</param>
    public void Add(string path, string what)
    {
        var layer = Layers.FirstOrDefault(l => l.Holds(path))
            ?? (SettingPath.Parent(path) is { } parent ? Layers.FirstOrDefault(l => l.Holds(parent)) : null);
        AddLine($"{layer?.Place(path) ?? SettingPath.ForPeople(path)}: {what}");
    }

    /// <summary>Notes a value outside its range; both ends are allowed.</summary>
    public void Within<T>(string path, T value, T least, T most)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            var range = $"{SettingText.Write(least)} and {SettingText.Write(most)}";
            Add(path, $"{SettingText.Write(value)} is out of range, must be between {range}");
        }
    }

    internal void AddLine(string line) => _lines.Add(line);
}
