using System.Globalization;
using System.Text;
using Spit.Detection;

namespace Spit.EdgeProxy.Screening;

/// <summary>How a verdict is written on the SIP message it concerns.</summary>
internal static class VerdictHeaders
{
    /// <summary>
    /// All headers that speak of a verdict begin so; what arrives with this prefix from outside is removed.
    /// </summary>
    public static ReadOnlySpan<byte> Prefix => "X-Spit-"u8;

    /// <summary>
    /// The names and values of the two headers together; chosen, so that the message still fits its datagram.
    /// </summary>
    public const int MaxBytes = 400;

    /// <summary>For example <c>tag; score=4.250; policy=builtin-1</c>.</summary>
    public static byte[] VerdictValue(Verdict verdict)
    {
        var text = new StringBuilder(64)
            .Append(Names.Of(verdict.Disposition))
            .Append("; score=").Append(verdict.Score)
            .Append("; policy=").Append(Token(verdict.PolicyRevision, 40));
        if (verdict.ForcedBy is { } rule)
            text.Append("; forced=").Append(Token(rule, 40));
        if (verdict.Missing != MissingEvidence.None)
            text.Append("; grid=").Append(Names.Of(verdict.Missing));
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>
    /// For example <c>CALLER_BURST=2.100, CALLEE_FANOUT=1.900</c>: the symbols that counted, the weightiest first, as
    /// many as fit. Those that the policy only watches are not among them.
    /// </summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="room">Bytes there are.</param>
    public static byte[] SymbolsValue(Verdict verdict, int room)
    {
        var text = new StringBuilder(MaxBytes);
        foreach (var contribution in verdict.Contributions)
        {
            var item = string.Create(CultureInfo.InvariantCulture, $"{contribution.Symbol}={contribution.Score}");
            if (text.Length + item.Length + 2 > room)
                break;
            if (text.Length > 0)
                text.Append(", ");
            text.Append(item);
        }
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static string Token(string text, int longest)
    {
        var clean = string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'));
        return clean.Length <= longest ? clean : clean[..longest];
    }
}
