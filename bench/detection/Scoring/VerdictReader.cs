using System.Globalization;
using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Scoring;

/// <summary>Reads verdicts: row, disposition, and what else there is.</summary>
internal static class VerdictReader
{
    /// <exception cref="FormatException">
    /// A line is no verdict, or a row has none; the message names file and line.
    /// </exception>
    public static Disposition[] Read(TextReader text, string file, int rows)
    {
        var columns = new Columns(text.ReadLine() ?? "", file);
        var (row, disposition) = (columns["row"], columns["disposition"]);
        var verdicts = new Disposition[rows];
        var seen = new bool[rows];
        List<string> fields = [];
        for (var line = 2; text.ReadLine() is { } read; line++)
        {
            CsvLine.Cut(read, fields);
            if (fields.Count < 2 || !int.TryParse(fields[row], CultureInfo.InvariantCulture, out var at)
                || at < 0 || at >= rows)
                throw new FormatException($"{file}:{line}: no row of the calls");
            if (!Enum.TryParse(fields[disposition], ignoreCase: true, out verdicts[at]) || seen[at])
                throw new FormatException($"{file}:{line}: {fields[disposition]} is none, or the row's second");
            seen[at] = true;
        }
        var missing = Array.IndexOf(seen, false);
        return missing < 0 ? verdicts : throw new FormatException($"{file}: row {missing} has no verdict");
    }

    public static Disposition[] Read(string file, int rows)
    {
        using var text = new StreamReader(file);
        return Read(text, file, rows);
    }
}
