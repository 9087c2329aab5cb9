using Spectre.Console;
using Spit.Protocol.V1;

namespace Spit.Cli.Tables;

/// <summary>A verdict with its reasons; the points sum to the score.</summary>
internal static class VerdictTable
{
    /// <summary>The verdict in words when they were asked for, else as a table.</summary>
    public static void Print(Terminal terminal, CheckCallResponse answer)
    {
        if (answer.Explanation.Count > 0)
        {
            foreach (var line in answer.Explanation)
            {
                terminal.Output.WriteLine(line);
            }
            return;
        }
        var verdict = answer.Verdict;
        var disposition = Words.Of(verdict.Disposition);
        var score = Words.Points(verdict.ScoreMilli);
        terminal.Tables.MarkupLineInterpolated(
            $"{answer.Caller}: [bold]{disposition}[/], score {score}, policy {verdict.PolicyRevision}");
        if (verdict.ForcedBy.Length > 0)
        {
            terminal.Tables.MarkupLineInterpolated($"decided by the rule {verdict.ForcedBy}, whatever the score");
        }
        if (verdict.EvidenceMissing.Length > 0)
        {
            terminal.Tables.MarkupLineInterpolated($"[yellow]without evidence: {verdict.EvidenceMissing}[/]");
        }
        if (verdict.Contributions.Count == 0)
        {
            return;
        }
        var table = Words.Table("symbol", "points", "reason");
        foreach (var part in verdict.Contributions)
        {
            table.AddRow(Markup.Escape(part.Symbol), Words.Points(part.ScoreMilli), Markup.Escape(part.Reason));
        }
        terminal.Tables.Write(table);
    }
}
