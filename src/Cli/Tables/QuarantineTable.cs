using System.Globalization;
using System.Net;
using Spectre.Console;
using Spit.Protocol.V1;

namespace Spit.Cli.Tables;

/// <summary>Items of the quarantine, who consents to it, and who looked at it.</summary>
internal static class QuarantineTable
{
    /// <summary>Items, and at the foot how many real callers were trapped.</summary>
    public static void Print(Terminal terminal, ListItemsResponse answer)
    {
        if (answer.Items.Count == 0) terminal.Output.WriteLine("no items");
        else PrintRows(terminal, answer.Items);
        var reviewed = answer.SpamItems + answer.HamItems;
        var share = reviewed == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"; {100.0 * answer.HamItems / reviewed:0.0} % of the reviewed were real callers");
        terminal.Output.WriteLine(
            $"in all {answer.NewItems} new, {answer.SpamItems} spam, {answer.HamItems} ham{share}");
        if (answer.NextPageToken.Length > 0) terminal.Output.WriteLine("there are older ones; see --limit");
        if (answer.UncomparedChallengers.Count > 0)
        {
            terminal.Output.WriteLine(
                $"without campaigns (no libchromaprint): {string.Join(", ", answer.UncomparedChallengers)}");
        }
    }

    public static void PrintItem(Terminal terminal, QuarantineItem item)
    {
        var (attempt, table) = (item.Attempt, Words.Table("what", "value").HideHeaders());
        foreach (var (what, value) in new (string, string)[]
        {
            ("item", item.Id),
            ("caller", $"{Words.Of(attempt.Caller.Trust)}/{attempt.Caller.Identity}"),
            ("callee", attempt.Callee),
            ("started", Words.Time(attempt.StartedUnixMs)),
            ("source", Source(attempt)),
            ("trunk, signer, POP", string.Join(", ", attempt.Trunk, OrNone(attempt.Signer), OrNone(item.Pop))),
            ("fingerprint", OrNone(attempt.Fingerprint)),
            ("duration", Words.Seconds(item) + " s"),
            ("mark", item.MarkedBy.Length == 0
                ? Words.Of(item.Mark)
                : $"{Words.Of(item.Mark)} by {item.MarkedBy} at {Words.Time(item.MarkTime)}"),
            ("recording", $"{Words.Of(item.Recording)} at {item.Challenger} until {Words.Time(item.ExpireTime)}"),
            ("campaign", item.Campaign),
            ("decision", $"{item.Finding?.Decision}, robot {Percent(item)}"),
            ("score", Score(item)),
        })
        {
            table.AddRow(Markup.Escape(what), Markup.Escape(value));
        }
        terminal.Tables.Write(table);
        PrintParts(terminal, "test", item.Finding?.Tests);
        PrintParts(terminal, "symbol", item.Verdict?.Contributions);
    }

    public static void PrintConsents(Terminal terminal, IReadOnlyCollection<Consent> consents)
    {
        if (consents.Count == 0)
        {
            terminal.Output.WriteLine("nobody: no calls are recorded");
            return;
        }
        var table = Words.Table("subscriber", "recorded", "set by", "set", "reason");
        foreach (var consent in consents)
        {
            table.AddRow(
                Markup.Escape(consent.Subscriber),
                consent.Recorded ? "on" : "off",
                Markup.Escape(consent.SetBy),
                Words.Time(consent.SetTime),
                Markup.Escape(consent.Reason));
        }
        terminal.Tables.Write(table);
    }

    public static void PrintAudit(Terminal terminal, IReadOnlyCollection<AuditRow> rows)
    {
        if (rows.Count == 0)
        {
            terminal.Output.WriteLine("no rows");
            return;
        }
        var table = Words.Table("number", "time", "who", "action", "subject", "address");
        foreach (var row in rows)
        {
            table.AddRow(
                row.Number.ToString(CultureInfo.InvariantCulture),
                Words.Time(row.Time),
                Markup.Escape(row.Who),
                Markup.Escape($"{Words.Of(row.Action)} {row.Detail}".TrimEnd()),
                Markup.Escape(row.Subject),
                Markup.Escape(row.Address));
        }
        terminal.Tables.Write(table);
    }

    private static void PrintRows(Terminal terminal, IReadOnlyCollection<QuarantineItem> items)
    {
        var sizes = items.CountBy(item => item.Campaign).ToDictionary();
        var table = Words.Table(
            "item", "started", "caller", "callee", "s", "score", "robot", "decision", "mark", "recording", "campaign");
        foreach (var item in items)
        {
            table.AddRow(
                item.Id,
                Words.Time(item.Attempt.StartedUnixMs),
                Markup.Escape(item.Attempt.Caller.Identity),
                Markup.Escape(item.Attempt.Callee),
                Words.Seconds(item),
                Score(item),
                Percent(item),
                Markup.Escape(item.Finding?.Decision ?? ""),
                Words.Of(item.Mark),
                Words.Of(item.Recording),
                // One of a kind needs no name.
                sizes[item.Campaign] > 1 ? $"{item.Campaign} ({sizes[item.Campaign]})" : "");
        }
        terminal.Tables.Write(table);
    }

    private static void PrintParts(Terminal terminal, string name, IReadOnlyCollection<Contribution>? parts)
    {
        if (parts is not { Count: > 0 }) return;
        var table = Words.Table(name, "points", "reason");
        foreach (var part in parts)
            table.AddRow(Markup.Escape(part.Symbol), Words.Points(part.ScoreMilli), Markup.Escape(part.Reason));
        terminal.Tables.Write(table);
    }

    private static string Source(Attempt attempt) => attempt.SourceIp.Length is 4 or 16
        ? new IPAddress(attempt.SourceIp.Span).ToString()
        : "";

    private static string Score(QuarantineItem item) => item.Verdict is { } verdict
        ? Words.Points(verdict.ScoreMilli)
        : "";

    private static string Percent(QuarantineItem item) =>
        (100 * (item.Finding?.RobotProbability ?? 0)).ToString("0", CultureInfo.InvariantCulture) + " %";

    private static string OrNone(string text) => text.Length > 0 ? text : "none";
}
