namespace Spit.Hosting.Settings;

/// <summary>Settings from options of the command line.</summary>
internal sealed class CommandLineLayer : SettingLayer
{
    private readonly Dictionary<string, string> _options = new(StringComparer.OrdinalIgnoreCase);

    public override IEnumerable<string> Paths => Data.Keys;

    public void Add(string path, string option, string value)
    {
        Data[path] = value;
        _options[path] = option;
    }

    public void Add(string path, string option, IReadOnlyList<string> values)
    {
        _options[path] = option;
        for (var i = 0; i < values.Count; i++)
        {
            Add(SettingPath.Join(path, i), option, values[i]);
        }
    }

    public override string Place(string path) => _options.GetValueOrDefault(path, SettingPath.ForPeople(path));
}
