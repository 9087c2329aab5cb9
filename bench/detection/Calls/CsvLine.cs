using System.Text;

namespace Spit.DetectionBench.Calls;

/// <summary>Cuts a line of comma-separated text (RFC 4180, without line breaks in fields).</summary>
internal static class CsvLine
{
    public static void Cut(string line, List<string> fields)
    {
        fields.Clear();
        var at = 0;
        while (at <= line.Length)
        {
            if (at < line.Length && line[at] == '"')
            {
                fields.Add(Quoted(line, ref at));
                at++;
                continue;
            }
            var comma = line.IndexOf(',', at);
            if (comma < 0) comma = line.Length;
            fields.Add(comma == at ? "" : line[at..comma]);
            at = comma + 1;
        }
    }

    // Leaves the position at the comma after the field, or at the end.
    private static string Quoted(string line, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < line.Length; at++)
        {
            if (line[at] != '"')
            {
                text.Append(line[at]);
                continue;
            }
            if (at + 1 >= line.Length || line[at + 1] != '"') break;
            text.Append(line[at++]);
        }
        while (at < line.Length && line[at] != ',') at++;
        return text.ToString();
    }
}
