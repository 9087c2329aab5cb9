using Spit.Sip.Headers;

namespace Spit.Sip.Messages;

/// <summary>Writes the hop-by-hop requests that belong to an INVITE this element sent.</summary>
public static class SipRequestWriter
{
    /// <summary>Writes the ACK to a final response other than 2xx (RFC 3261 17.1.1.3).</summary>
    /// <param name="sentInvite">The INVITE as it was sent, with our own Via on top.</param>
    /// <param name="response">The response, whose To carries the callee's tag.</param>
    /// <param name="destination">Where to; must not overlap either message.</param>
    /// <returns>Bytes written; -1 when there is not enough room.</returns>
    public static int WriteAck(SipMessageView sentInvite, SipMessageView response, Span<byte> destination) =>
        Write(sentInvite, "ACK"u8, response.Get(SipHeaderName.To), default, destination);

    /// <summary>Writes a CANCEL (RFC 3261 9.1).</summary>
    /// <param name="sentInvite">The INVITE as it was sent, with our own Via on top.</param>
    /// <param name="reasonHeaderLines">Complete Reason lines, each with its CRLF (RFC 3326); may be empty.</param>
    /// <param name="destination">Where to; must not overlap the INVITE.</param>
    /// <returns>Bytes written; -1 when there is not enough room.</returns>
    public static int WriteCancel(
        SipMessageView sentInvite, ReadOnlySpan<byte> reasonHeaderLines, Span<byte> destination) =>
        Write(sentInvite, "CANCEL"u8, sentInvite.Get(SipHeaderName.To), reasonHeaderLines, destination);

    private static int Write(
        in SipMessageView invite,
        ReadOnlySpan<byte> method,
        ReadOnlySpan<byte> to,
        ReadOnlySpan<byte> extraHeaders,
        Span<byte> destination)
    {
        var writer = new SipSpanWriter(destination);
        writer.Append(method);
        writer.Append(" "u8);
        writer.Append(invite.RequestUri);
        writer.Append(" SIP/2.0\r\n"u8);
        // A single Via, equal to the topmost of the INVITE, so that both match one server transaction.
        writer.AppendField("Via: "u8, invite.TopViaElement);
        foreach (ref readonly var slot in invite.Headers)
            if (slot.Name == SipHeaderName.Route) writer.AppendField("Route: "u8, invite.ValueOf(slot));
        writer.AppendField("From: "u8, invite.Get(SipHeaderName.From));
        writer.AppendField("To: "u8, to);
        writer.AppendField("Call-ID: "u8, invite.CallId);
        writer.Append("CSeq: "u8);
        writer.Append(invite.CSeq.Number);
        writer.Append(" "u8);
        writer.Append(method);
        writer.Append("\r\nMax-Forwards: "u8);
        writer.Append((uint)SipLimits.InitialMaxForwards);
        writer.Append("\r\n"u8);
        writer.Append(extraHeaders);
        writer.Append("Content-Length: 0\r\n\r\n"u8);
        return writer.Result;
    }
}
