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
            $"{answer.Caller}: [bold]{Name(verdict.Disposition)}[/], score {Points(verdict.ScoreMilli)}, policy {verdict.PolicyRevision}");
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
        var table = Plain(
            "trust", "caller", "attempts", "10 s", "1 min", "1 h", "callees 1 h", "ended", "answered", "short", "talk", "good", "bad");
        foreach (var caller in answer.Callers)
        {
            var e = caller.Evidence;
            table.AddRow(
                Name(caller.Trust), Markup.Escape(caller.Identity), Number(e.AttemptsTotal), Number(e.Attempts10S), Number(e.Attempts1M),
                Number(e.Attempts1H), Number(e.Callees1H), Number(e.Ended24H), Number(e.Answered24H), Number(e.Short24H),
                $"{Number(e.MeanDurationSeconds)} s", Number(e.Good), Number(e.Bad));
        }
        AnsiConsole.Write(table);
    }

    public static void PrintSource(GetReputationResponse answer)
    {
        var e = answer.Source;
        var table = Plain("attempts", "10 s", "1 min", "1 h", "callers 1 h", "good callers", "ended", "answered", "short");
        table.AddRow(
            Number(e.AttemptsTotal), Number(e.Attempts10S), Number(e.Attempts1M), Number(e.Attempts1H), Number(e.Callers1H),
            Number(e.GoodCallers24H), Number(e.Ended24H), Number(e.Answered24H), Number(e.Short24H));
        AnsiConsole.Write(table);
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

    private static string Name(Disposition disposition) => disposition.ToString().ToLowerInvariant();

    private static string Name(TrustClass trust) => trust.ToString().ToLowerInvariant();

    private static string Points(int milli) => (milli / 1000m).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Time(Google.Protobuf.WellKnownTypes.Timestamp time) =>
        time.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
