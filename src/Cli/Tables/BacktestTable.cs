using System.Globalization;
using Spectre.Console;
using Spit.Cli.CallRecords;
using Spit.Detection;

namespace Spit.Cli.Tables;

/// <summary>What came of a back-test, for people.</summary>
internal static class BacktestTable
{
    public static void Print(Terminal terminal, BacktestReport report)
    {
        var table = Words.Table("class", "calls", "allow %", "tag %", "greylist %", "challenge %", "block %", "drop %");
        foreach (var summary in report.Classes.Append(report.Total)) AddRow(table, summary);
        terminal.Tables.Write(table);
        var rate = report.Total.Calls / Math.Max(1e-9, report.Took.TotalSeconds);
        terminal.Tables.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{report.Total.Calls} calls in {report.Took.TotalSeconds:0.0} s ({rate:0} a second), ");
        terminal.Tables.MarkupLineInterpolated($"policy {report.PolicyRevision}");
        if (report.Faults > 0)
            terminal.Tables.MarkupLineInterpolated($"[yellow]{report.Faults} rows could not be read[/]");
    }

    private static void AddRow(Table table, ClassSummary summary) => table.AddRow(
        Markup.Escape(summary.Name),
        summary.Calls.ToString(CultureInfo.InvariantCulture),
        Share(summary, Disposition.Allow),
        Share(summary, Disposition.Tag),
        Share(summary, Disposition.Greylist),
        Share(summary, Disposition.Challenge),
        Share(summary, Disposition.Block),
        Share(summary, Disposition.Drop));

    private static string Share(ClassSummary summary, Disposition disposition) =>
        (100.0 * summary[disposition] / Math.Max(1, summary.Calls)).ToString("0.000", CultureInfo.InvariantCulture);
}
