using System.Text;

namespace Spit.Simulator.Calling;

/// <summary>The requests a caller writes, as bytes.</summary>
internal static class RequestText
{
    private const string Allow = "INVITE, ACK, CANCEL, BYE, OPTIONS";

    public static byte[] Invite(CallIdentity identity)
    {
        var offer = identity.Offer;
        return Encoding.UTF8.GetBytes($"""
            INVITE {identity.CalleeUri} SIP/2.0
            Via: {identity.Via("i")}
            Max-Forwards: 70
            From: {identity.From}
            To: <{identity.CalleeUri}>
            Call-ID: {identity.CallId}
            CSeq: 1 INVITE
            Contact: {identity.Contact}
            Allow: {Allow}
            User-Agent: {identity.UserAgent}
            Content-Type: application/sdp
            Content-Length: {offer.Length}

            """.ReplaceLineEndings("\r\n") + "\r\n" + offer);
    }

    /// <summary>The ACK to a 2xx (RFC 3261 13.2.2.4): a transaction of its own, along the route set.</summary>
    public static byte[] Ack(CallIdentity identity, Dialog dialog) => InDialog(identity, dialog, "ACK", 1);

    public static byte[] Bye(CallIdentity identity, Dialog dialog) => InDialog(identity, dialog, "BYE", 2);

    private static byte[] InDialog(CallIdentity identity, Dialog dialog, string method, int sequence)
    {
        var text = new StringBuilder()
            .Append(method).Append(' ').Append(dialog.Target).Append(" SIP/2.0\r\n")
            .Append("Via: ").Append(identity.Via(method)).Append("\r\nMax-Forwards: 70\r\n");
        foreach (var route in dialog.Routes)
            text.Append("Route: ").Append(route).Append("\r\n");
        text.Append("From: ").Append(identity.From)
            .Append("\r\nTo: ").Append(dialog.To)
            .Append("\r\nCall-ID: ").Append(identity.CallId)
            .Append("\r\nCSeq: ").Append(sequence).Append(' ').Append(method)
            .Append("\r\nUser-Agent: ").Append(identity.UserAgent)
            .Append("\r\nContent-Length: 0\r\n\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
