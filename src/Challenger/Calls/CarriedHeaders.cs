using System.Text;
using Spit.Challenger.Sip;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.Challenger.Calls;

/// <summary>
/// What the caller's INVITE says beyond its own way and its own session: it goes along to the callee.
/// </summary>
internal static class CarriedHeaders
{
    // Those of the dialog, the transaction, the hop and the body, which are ours to write.
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        "Via", "v", "Route", "Record-Route", "Contact", "m", "Call-ID", "i", "CSeq", "From", "f", "To", "t",
        "Max-Forwards", "Content-Length", "l", "Content-Type", "c", "Content-Encoding", "e", "Content-Disposition",
        "MIME-Version", "Supported", "k", "Require", "Proxy-Require", "Allow", "Session-Expires", "x", "Min-SE",
        "Authorization", "Proxy-Authorization", "Timestamp", "Replaces", "RSeq", "RAck", "P-Early-Media",
    };

    /// <summary>Header lines, each with its end.</summary>
    public static string Of(SipMessageView invite)
    {
        var text = new StringBuilder();
        foreach (ref readonly var slot in invite.Headers)
        {
            var name = Dialog.Text(invite.NameOf(slot));
            if (Own.Contains(name) || name.StartsWith("X-Spit-", StringComparison.OrdinalIgnoreCase)) continue;
            text.Append(name).Append(": ").Append(Dialog.Text(invite.ValueOf(slot))).Append("\r\n");
        }
        return text.ToString();
    }

    /// <summary>An address without its tag, which is the dialog's.</summary>
    public static string WithoutTag(SipMessageView invite, SipHeaderName name)
    {
        var text = Dialog.Text(invite.Get(name));
        var tag = name == SipHeaderName.From ? Dialog.Text(invite.From.Tag) : Dialog.Text(invite.To.Tag);
        var place = text.LastIndexOf(";tag=" + tag, StringComparison.OrdinalIgnoreCase);
        return tag.Length == 0 || place < 0 ? text : text.Remove(place, 5 + tag.Length);
    }
}
