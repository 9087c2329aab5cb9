using System.Globalization;

namespace Spit.DetectionBench.Calls;

/// <summary>Cuts records by POP and puts the verdicts together again: every POP as if it were alone.</summary>
internal static class PopSplit
{
    /// <summary>Writes POP.csv into the folder for each POP, with the lines as they are.</summary>
    /// <returns>The POPs, in the order of their first call.</returns>
    public static IReadOnlyList<string> Split(string calls, string folder)
    {
        Dictionary<string, StreamWriter> files = [];
        using var text = new StreamReader(calls);
        var header = text.ReadLine() ?? "";
        var column = new Columns(header, calls)["pop"];
        List<string> fields = [];
        try
        {
            while (text.ReadLine() is { } line)
            {
                CsvLine.Cut(line, fields);
                if (!files.TryGetValue(fields[column], out var file))
                {
                    files[fields[column]] = file = new StreamWriter(Path.Combine(folder, fields[column] + ".csv"));
                    file.Write(header + "\n");
                }
                file.Write(line + "\n");
            }
        }
        finally
        {
            foreach (var file in files.Values) file.Dispose();
        }
        return [.. files.Keys];
    }

    /// <summary>
    /// Reads POP.verdicts.csv from the folder for each POP and writes them in the order of the calls.
    /// </summary>
    /// <exception cref="FormatException">A POP has fewer verdicts than calls.</exception>
    public static void Join(string calls, string folder, TextWriter verdicts)
    {
        Dictionary<string, StreamReader> files = [];
        using var text = new StreamReader(calls);
        var column = new Columns(text.ReadLine() ?? "", calls)["pop"];
        List<string> fields = [];
        try
        {
            for (var row = 0; text.ReadLine() is { } line; row++)
            {
                CsvLine.Cut(line, fields);
                var pop = fields[column];
                if (!files.TryGetValue(pop, out var file))
                {
                    files[pop] = file = new StreamReader(Path.Combine(folder, pop + ".verdicts.csv"));
                    var header = file.ReadLine();
                    if (row == 0) verdicts.Write(header + "\n");
                }
                var verdict = file.ReadLine() ?? throw new FormatException($"{pop}: fewer verdicts than calls");
                // The row counts anew; the rest stays as it is.
                verdicts.Write(row.ToString(CultureInfo.InvariantCulture));
                verdicts.Write(verdict[verdict.IndexOf(',')..] + "\n");
            }
        }
        finally
        {
            foreach (var file in files.Values) file.Dispose();
        }
    }
}
