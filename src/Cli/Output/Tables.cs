using System.Globalization;
using Spectre.Console;
using Spit.Protocol.V1;

namespace Spit.Cli.Output;

/// <summary>Answers as people read them.</summary>
internal static class Tables
{
    public static void Print(CheckCallResponse answer)
    {
        var verdict = answer.Verdict;
        AnsiConsole.MarkupLineInterpolated(
            $"{answer.Caller}: [bold]{Name(verdict.Disposition)}[/], score {Points(verdict.ScoreMilli)}");
        AnsiConsole.MarkupLineInterpolated($"policy {verdict.PolicyRevision}");
        if (verdict.ForcedBy.Length > 0)
            AnsiConsole.MarkupLineInterpolated($"decided by the rule {verdict.ForcedBy}");
        if (verdict.EvidenceMissing.Length > 0)
            AnsiConsole.MarkupLineInterpolated($"[yellow]without the grid's evidence: {verdict.EvidenceMissing}[/]");
        var table = Plain("symbol", "points", "reason");
        foreach (var part in verdict.Contributions)
            table.AddRow(Markup.Escape(part.Symbol), Points(part.ScoreMilli), Markup.Escape(part.Reason));
        if (verdict.Contributions.Count > 0)
            AnsiConsole.Write(table);
    }

    public static void PrintCallers(GetReputationResponse answer)
    {
        foreach (var caller in answer.Callers)
        {
            var e = caller.Evidence;
            AnsiConsole.MarkupLineInterpolated($"[bold]{Name(caller.Trust)}/{caller.Identity}[/]");
            PrintRows(
                ("attempts", Number(e.AttemptsTotal)),
                ("attempts in 10 s, 1 min, 1 h, 24 h",
                    Numbers(e.Attempts10S, e.Attempts1M, e.Attempts1H, e.Attempts24H)),
                ("distinct callees in 1 h", Number(e.Callees1H)),
                ("calls ended, answered, short in 24 h", Numbers(e.Ended24H, e.Answered24H, e.Short24H)),
                ("mean talk time", $"{Number(e.MeanDurationSeconds)} s"),
                ("experience good, bad", Numbers(e.Good, e.Bad)));
        }
    }

    public static void PrintSource(GetReputationResponse answer)
    {
        var e = answer.Source;
        PrintRows(
            ("attempts", Number(e.AttemptsTotal)),
            ("attempts in 10 s, 1 min, 1 h", Numbers(e.Attempts10S, e.Attempts1M, e.Attempts1H)),
            ("distinct callers in 1 h", Number(e.Callers1H)),
            ("callers with a good call in 24 h", Number(e.GoodCallers24H)),
            ("calls ended, answered, short in 24 h", Numbers(e.Ended24H, e.Answered24H, e.Short24H)));
    }

    public static void Print(IEnumerable<ListEntry> entries)
    {
        var table = Plain("name", "reason", "author", "created", "expires");
        foreach (var entry in entries)
        {
            table.AddRow(
                Markup.Escape(entry.Name), Markup.Escape(entry.Reason), Markup.Escape(entry.Author),
                Time(entry.CreateTime), entry.ExpireTime is null ? "never" : Time(entry.ExpireTime));
        }
        AnsiConsole.Write(table);
    }

    private static Table Plain(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(column).NoWrap());
        return table;
    }

    private static void PrintRows(params (string What, string Value)[] rows)
    {
        var table = Plain("what", "value").HideHeaders();
        foreach (var (what, value) in rows)
            table.AddRow(what, value);
        AnsiConsole.Write(table);
    }

    private static string Numbers(params double[] values) => string.Join(", ", values.Select(Number));

    private static string Name(Disposition disposition) => disposition.ToString().ToLowerInvariant();

    private static string Name(TrustClass trust) => trust.ToString().ToLowerInvariant();

    private static string Points(int milli) => (milli / 1000m).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Time(Google.Protobuf.WellKnownTypes.Timestamp time) =>
        time.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
