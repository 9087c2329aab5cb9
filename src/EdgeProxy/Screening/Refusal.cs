using System.Text;
using Spit.Detection;
using Spit.EdgeProxy.Proxying;

namespace Spit.EdgeProxy.Screening;

/// <summary>
/// How a call is refused: 603 with a Reason, unless configured otherwise (never 503, 486 or 607: docs/adr).
/// </summary>
internal sealed class Refusal(RefusalOptions options)
{
    private const string GreylistPhrase = "Temporarily Unavailable";
    private readonly LocalResponse _plain = new(options.Code, options.Phrase, ReasonLine(options, options.Reason));

    /// <summary>RFC 3261 21.4.18: try again later; the only refusal that does not say no.</summary>
    private readonly LocalResponse _greylisted =
        new(480, GreylistPhrase, $"Retry-After: {(int)Math.Ceiling(options.RetryAfter.TotalSeconds)}\r\n");

    /// <param name="verdict">What was said of the call.</param>
    /// <param name="disposition">What is done with it: that, or what stands in for it.</param>
    public LocalResponse Of(Verdict verdict, Disposition disposition) => disposition switch
    {
        Disposition.Greylist => _greylisted,
        _ when options.Explain =>
            new LocalResponse(options.Code, options.Phrase, ReasonLine(options, Explained(verdict))),
        _ => _plain,
    };

    private string Explained(Verdict verdict)
    {
        var value = Encoding.ASCII.GetString(VerdictHeaders.VerdictValue(verdict));
        var room = VerdictHeaders.MaxBytes - value.Length;
        var symbols = Encoding.ASCII.GetString(VerdictHeaders.SymbolsValue(verdict, room));
        return $"{options.Reason}; {value}; {symbols}";
    }

    private static string ReasonLine(RefusalOptions options, string text) =>
        $"Reason: SIP;cause={options.Code};text=\"{Quoted(text)}\"\r\n";

    // RFC 3261 25.1 quoted-string; control characters have no place in a header.
    private static string Quoted(string text) =>
        string.Concat(text.Where(c => c is >= ' ' and <= '~')).Replace("\\", "\\\\").Replace("\"", "\\\"");
}
