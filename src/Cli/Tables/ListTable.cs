using Spectre.Console;
using Spit.Protocol.V1;

namespace Spit.Cli.Tables;

/// <summary>Entries of the lists.</summary>
internal static class ListTable
{
    public static void Print(Terminal terminal, IReadOnlyCollection<ListEntry> entries)
    {
        if (entries.Count == 0)
        {
            terminal.Output.WriteLine("no entries");
            return;
        }
        var table = Words.Table("name", "reason", "author", "created", "expires");
        foreach (var entry in entries)
        {
            table.AddRow(
                Markup.Escape(entry.Name),
                Markup.Escape(entry.Reason),
                Markup.Escape(entry.Author),
                Words.Time(entry.CreateTime),
                entry.ExpireTime is null ? "never" : Words.Time(entry.ExpireTime));
        }
        terminal.Tables.Write(table);
    }
}
