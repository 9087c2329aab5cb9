using System.Text.RegularExpressions;

namespace Spit.Deploy.Tests.Units;

/// <summary>A unit of systemd: the values of each key, in their order.</summary>
internal sealed partial class UnitFile(ILookup<string, string> values, IReadOnlyList<string> secrets)
{
    /// <summary>Variables that the comments say the operator sets in a file of his own.</summary>
    public IReadOnlyList<string> Secrets => secrets;

    public static UnitFile Read(string name)
    {
        var lines = File.ReadAllLines(Repository.At($"deploy/systemd/{name}"));
        var comments = string.Join('\n', lines.Where(line => line.StartsWith('#')));
        return new(
            lines.Where(line => !line.StartsWith('#'))
                .Select(line => line.Split('=', 2))
                .Where(parts => parts.Length == 2)
                .ToLookup(parts => parts[0], parts => parts[1]),
            [.. Variable().Matches(comments).Select(match => match.Value)]);
    }

    public string One(string key) => values[key].Single();

    public IEnumerable<string> All(string key) => values[key];

    [GeneratedRegex("SPIT__[A-Z_]+")]
    private static partial Regex Variable();
}
