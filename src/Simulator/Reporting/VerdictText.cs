using System.Text;
using Spit.Sip.Messages;

namespace Spit.Simulator.Reporting;

/// <summary>
/// A verdict as an edge writes it: fields between semicolons, such as <c>tag; score=4.250; policy=builtin-1</c>, and
/// signals between commas, such as <c>CALLER_BURST=2.1, CALLEE_FANOUT=1.9</c>.
/// </summary>
/// <param name="Disposition">The first field that names one; empty when none does.</param>
/// <param name="Score">As written; empty when there is none.</param>
/// <param name="Why">What explains the verdict, for people.</param>
internal sealed record VerdictText(string Disposition, string Score, string Why)
{
    // The edge writes the weightiest first; a line has no room for all of them.
    private const int ShownSymbols = 3;

    private static readonly string[] Dispositions = ["allow", "tag", "greylist", "challenge", "block", "drop"];

    /// <summary>What was written on a call that was delivered; null: nothing.</summary>
    public static VerdictText? ReadHeaders(SipMessageView invite)
    {
        if (!invite.TryGetOther("X-Spit-Verdict"u8, out var verdict))
            return null;
        invite.TryGetOther("X-Spit-Symbols"u8, out var symbols);
        return Read($"{Encoding.UTF8.GetString(verdict)}; {Encoding.UTF8.GetString(symbols)}");
    }

    public static VerdictText Read(string text)
    {
        var fields = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var disposition = fields.Select(field => field.ToLowerInvariant()).FirstOrDefault(Dispositions.Contains) ?? "";
        var forced = Value(fields, "forced");
        var silent = Value(fields, "grid");
        var symbols = string.Join(", ", fields.Where(IsSymbols).Select(Spread));
        var said = fields.FirstOrDefault(field => !field.Contains('=', StringComparison.Ordinal)
            && !Dispositions.Contains(field.ToLowerInvariant())) ?? "";
        string[] why =
        [
            forced.Length > 0 && silent.Length == 0 ? $"by {forced}" : "",
            symbols,
            silent.Length > 0 ? $"the grid is silent: {silent}" : "",
        ];
        var explained = string.Join("; ", why.Where(part => part.Length > 0));
        return new VerdictText(disposition, Value(fields, "score"), explained.Length > 0 ? explained : said);
    }

    private static string Value(string[] fields, string name)
    {
        var field = fields.FirstOrDefault(field => field.StartsWith($"{name}=", StringComparison.OrdinalIgnoreCase));
        return field is null ? "" : field[(name.Length + 1)..];
    }

    /// <summary>Signals are written in capitals.</summary>
    private static bool IsSymbols(string field) =>
        char.IsAsciiLetterUpper(field[0]) && field.Contains('=', StringComparison.Ordinal)
        && field.TakeWhile(c => c != '=').All(c => char.IsAsciiLetterUpper(c) || c == '_' || char.IsAsciiDigit(c));

    private static string Spread(string symbols)
    {
        var all = symbols.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var shown = string.Join(", ", all.Take(ShownSymbols).Select(symbol => symbol.Replace('=', ' ')));
        return all.Length > ShownSymbols ? shown + ", ..." : shown;
    }
}
