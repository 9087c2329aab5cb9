namespace Spit.Deploy.Tests.Units;

/// <summary>A unit of systemd: the values of each key, in their order.</summary>
internal sealed class UnitFile(ILookup<string, string> values)
{
    public static UnitFile Read(string name) => new(
        File.ReadLines(Repository.At($"deploy/systemd/{name}"))
            .Select(line => line.Split('=', 2))
            .Where(parts => parts.Length == 2 && !parts[0].StartsWith('#'))
            .ToLookup(parts => parts[0], parts => parts[1]));

    public string One(string key) => values[key].Single();
}
