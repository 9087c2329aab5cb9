using System.Text;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.Simulator.Reporting;

/// <summary>A final response other than 2xx, as its caller understands it.</summary>
/// <param name="Code">The status code.</param>
/// <param name="Disposition">
/// Block for a refusal by verdict, greylist for one that asks to come again, else fail.
/// </param>
/// <param name="Score">As the Reason header gives it; empty when it gives none.</param>
/// <param name="Why">The signals in the Reason header, or the status line.</param>
internal sealed record Refusal(int Code, Disposition Disposition, string Score, string Why)
{
    private const string TextParameter = "text=\"";

    public static Refusal Read(SipMessageView response)
    {
        var code = response.StatusCode;
        var status = $"{code} {Encoding.UTF8.GetString(response.ReasonPhrase)}";
        var reason = Text(Encoding.UTF8.GetString(response.Get(SipHeaderName.Reason)));
        var verdict = VerdictText.Read(reason);
        // RFC 3261 21.6 and 21.4.18: 6xx says no; 480 with Retry-After says later. Anything else is no verdict on a
        // call.
        var disposition = code switch
        {
            480 when response.TryGet(SipHeaderName.RetryAfter, out _) => Disposition.Greylist,
            >= 600 => Disposition.Block,
            _ when reason.Length > 0 => Disposition.Block,
            _ => Disposition.Fail,
        };
        return new Refusal(code, disposition, verdict.Score, verdict.Why.Length > 0 ? verdict.Why : status);
    }

    /// <summary>The text parameter of a Reason header (RFC 3326), without its quotes.</summary>
    private static string Text(string reason)
    {
        var start = reason.IndexOf(TextParameter, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return "";
        start += TextParameter.Length;
        var end = reason.IndexOf('"', start);
        return end < 0 ? reason[start..] : reason[start..end];
    }
}
