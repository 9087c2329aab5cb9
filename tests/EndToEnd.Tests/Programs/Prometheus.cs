using System.Globalization;

namespace Spit.EndToEnd.Tests.Programs;

/// <summary>Reads the text format that Prometheus scrapes.</summary>
internal static class Prometheus
{
    public static double Sum(string text, string name) =>
        text.Split('\n')
            .Where(line => line.StartsWith(name, Ordinal) && line[name.Length..] is ['{' or ' ', ..])
            .Sum(Value);

    /// <summary>The value stands after the labels, a time stamp may follow it.</summary>
    private static double Value(string line)
    {
        var rest = line[(line.LastIndexOf('}') is var brace and >= 0 ? brace + 1 : line.IndexOf(' '))..];
        return double.Parse(rest.Trim().Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
