using CsvHelper;
using Spit.Detection.Policies;

namespace Spit.Cli.CallRecords;

/// <summary>Call records as CSV: a header with the columns' names, then a call a line.</summary>
internal static class CallRecordFile
{
    private static readonly CsvReaderOptions Format = new()
    {
        Separator = ',',
        PoolStrings = true,
        TrackLineNumbers = true,
    };

    /// <summary>Reads a file row by row.</summary>
    /// <param name="path">Which file.</param>
    /// <param name="policy">Tells how numbers are written and what trunks are.</param>
    /// <param name="onFault">Is told of every row that cannot be read.</param>
    /// <param name="onProgress">Is told, now and then, how many bytes have been read.</param>
    /// <exception cref="FormatException">The header lacks a column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<NumberedRow> Read(
        string path, Policy policy, Action<RowFault> onFault, Action<long>? onProgress = null)
    {
        const int ProgressRows = 2048;
        using var stream = File.OpenRead(path);
        using var csv = CsvReader.Create(stream, Format);
        var reader = new RowReader(RowColumns.Of([.. csv.Headers], path), policy);
        for (var index = 0; csv.Read(); index++)
        {
            if (index % ProgressRows == 0) onProgress?.Invoke(csv.ByteOffset);
            if (reader.TryRead(csv, out var row, out var reason)) yield return new NumberedRow(index, row!);
            else onFault(new RowFault(csv.LineNumber, reason));
        }
        onProgress?.Invoke(stream.Position);
    }
}
