using System.Globalization;
using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Scoring;

/// <summary>Reads the scores beside the verdicts.</summary>
internal static class ScoreReader
{
    /// <exception cref="FormatException">A line has no score; the message names file and line.</exception>
    public static double[] Read(TextReader text, string file, int rows)
    {
        var columns = new Columns(text.ReadLine() ?? "", file);
        var (row, score) = (columns["row"], columns["score"]);
        var scores = new double[rows];
        List<string> fields = [];
        for (var line = 2; text.ReadLine() is { } read; line++)
        {
            CsvLine.Cut(read, fields);
            if (fields.Count != columns.Count
                || !int.TryParse(fields[row], CultureInfo.InvariantCulture, out var at) || at < 0 || at >= rows
                || !double.TryParse(fields[score], CultureInfo.InvariantCulture, out scores[at]))
                throw new FormatException($"{file}:{line}: no score of the calls");
        }
        return scores;
    }

    public static double[] Read(string file, int rows)
    {
        using var text = new StreamReader(file);
        return Read(text, file, rows);
    }
}
