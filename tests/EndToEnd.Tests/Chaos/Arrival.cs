using System.Globalization;

namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>A call as its callee saw it come.</summary>
/// <param name="At">When its INVITE arrived.</param>
/// <param name="Missing">
/// Why the edge judged it without all of the grid's evidence, as X-Spit-Verdict says; empty when it had all.
/// </param>
internal readonly record struct Arrival(DateTimeOffset At, string Missing)
{
    private const string Mark = "; grid=";

    public bool HasEvidence => Missing.Length == 0;

    /// <summary>Reads what uas-notes-the-verdict logs: <c>arrived HEADER DATE TIME EPOCH</c>.</summary>
    public static Arrival Parse(string line)
    {
        var seconds = decimal.Parse(line[(line.LastIndexOfAny([' ', '\t']) + 1)..], CultureInfo.InvariantCulture);
        var mark = line.IndexOf(Mark, Ordinal);
        var missing = mark < 0 ? "" : line[(mark + Mark.Length)..].Split([' ', '\t', ';', '\r'])[0];
        return new Arrival(DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)), missing);
    }
}
