using Spectre.Console;
using Spit.Protocol.V1;

namespace Spit.Cli.Tables;

/// <summary>What is known of callers and sources.</summary>
internal static class ReputationTable
{
    public static void PrintCallers(Terminal terminal, GetReputationResponse answer)
    {
        foreach (var caller in answer.Callers)
        {
            var e = caller.Evidence;
            terminal.Tables.MarkupLineInterpolated($"[bold]{Words.Of(caller.Trust)}/{caller.Identity}[/]");
            PrintRows(
                terminal,
                ("first seen", Words.Time(e.FirstSeenUnixMs)),
                ("attempts ever", Words.Number(e.AttemptsTotal)),
                (
                    "attempts in 10 s, 1 min, 1 h, 24 h",
                    Words.Numbers(e.Attempts10S, e.Attempts1M, e.Attempts1H, e.Attempts24H)),
                ("distinct callees in 1 h", Words.Number(e.Callees1H)),
                ("calls ended, answered, short in 24 h", Words.Numbers(e.Ended24H, e.Answered24H, e.Short24H)),
                ("mean talk time", $"{Words.Number(e.MeanDurationSeconds)} s"),
                ("experience good, bad", Words.Numbers(e.Good, e.Bad)));
        }
    }

    public static void PrintSource(Terminal terminal, GetReputationResponse answer)
    {
        var e = answer.Source;
        PrintRows(
            terminal,
            ("first seen", Words.Time(e.FirstSeenUnixMs)),
            ("attempts ever", Words.Number(e.AttemptsTotal)),
            ("attempts in 10 s, 1 min, 1 h", Words.Numbers(e.Attempts10S, e.Attempts1M, e.Attempts1H)),
            ("distinct callers in 1 h", Words.Number(e.Callers1H)),
            ("callers with a good call in 24 h", Words.Number(e.GoodCallers24H)),
            ("calls ended, answered, short in 24 h", Words.Numbers(e.Ended24H, e.Answered24H, e.Short24H)));
    }

    private static void PrintRows(Terminal terminal, params (string What, string Value)[] rows)
    {
        var table = Words.Table("what", "value").HideHeaders();
        foreach (var (what, value) in rows)
        {
            table.AddRow(what, value);
        }
        terminal.Tables.Write(table);
    }
}
