using System.Net;
using Spit.Sip.Headers;

namespace Spit.Sip.Messages;

/// <summary>Writes responses to a request (RFC 3261 8.2.6).</summary>
public static class SipResponseWriter
{
    /// <summary>
    /// Writes a response: all Via values in order with the topmost stamped, From, To, Call-ID, CSeq, Record-Route
    /// where a dialog may arise (12.1.1: 101-299 to INVITE, SUBSCRIBE, REFER), Timestamp in a 100, the extra headers,
    /// Content-Length. Of a faulty request it copies what is there, folds as spaces.
    /// </summary>
    /// <param name="request">A request; <see cref="SipMessageView.CanAnswer"/> is true.</param>
    /// <param name="code">100 to 699.</param>
    /// <param name="reasonPhrase">The reason phrase, without line ends; may be empty.</param>
    /// <param name="toTag">Added to To when that has no tag and the code is above 100; empty: none.</param>
    /// <param name="extraHeaders">Complete header lines, each with its CRLF; Content-Type belongs here.</param>
    /// <param name="source">The address the request came from.</param>
    /// <param name="sourcePort">The port it came from.</param>
    /// <param name="destination">Where to; must not overlap the request.</param>
    /// <param name="body">The body; usually none.</param>
    /// <returns>Bytes written; -1 when there is not enough room.</returns>
    public static int Write(
        SipMessageView request,
        int code,
        ReadOnlySpan<byte> reasonPhrase,
        ReadOnlySpan<byte> toTag,
        ReadOnlySpan<byte> extraHeaders,
        IPAddress source,
        int sourcePort,
        Span<byte> destination,
        ReadOnlySpan<byte> body = default)
    {
        var writer = new SipSpanWriter(destination);
        writer.Append("SIP/2.0 "u8);
        writer.Append((uint)code);
        writer.Append(" "u8);
        writer.AppendUnfolded(reasonPhrase);
        writer.Append("\r\n"u8);

        AppendVias(ref writer, request, source, sourcePort);
        if (MayMakeDialog(request.Method, code)) AppendAll(ref writer, request, SipHeaderName.RecordRoute);
        AppendFirst(ref writer, request, SipHeaderName.From, "From: "u8);
        AppendTo(ref writer, request, code > SipLimits.MinStatusCode ? toTag : default);
        AppendFirst(ref writer, request, SipHeaderName.CallId, "Call-ID: "u8);
        AppendFirst(ref writer, request, SipHeaderName.CSeq, "CSeq: "u8);
        // RFC 3261 8.2.6.1
        if (code == SipLimits.MinStatusCode)
            AppendFirst(ref writer, request, SipHeaderName.Timestamp, "Timestamp: "u8);

        writer.Append(extraHeaders);
        writer.Append("Content-Length: "u8);
        writer.Append((uint)body.Length);
        writer.Append("\r\n\r\n"u8);
        writer.Append(body);
        return writer.Result;
    }

    private static bool MayMakeDialog(SipMethod method, int code) => code is > SipLimits.MinStatusCode and < 300
        && method is SipMethod.Invite or SipMethod.Subscribe or SipMethod.Refer;

    private static void AppendVias(
        ref SipSpanWriter writer, in SipMessageView request, IPAddress source, int sourcePort)
    {
        var isTop = true;
        foreach (var element in request.Elements(SipHeaderName.Via))
        {
            writer.Append("Via: "u8);
            if (isTop && SipVia.TryReadSentBy(element, out var via))
                ViaStamp.Write(via, source, sourcePort, ref writer);
            else writer.AppendUnfolded(element);
            writer.Append("\r\n"u8);
            isTop = false;
        }
    }

    private static void AppendAll(ref SipSpanWriter writer, in SipMessageView request, SipHeaderName name)
    {
        foreach (ref readonly var slot in request.Headers)
        {
            if (slot.Name != name) continue;
            writer.Append(request.NameOf(slot));
            writer.AppendField(": "u8, request.ValueOf(slot));
        }
    }

    private static void AppendFirst(
        ref SipSpanWriter writer, in SipMessageView request, SipHeaderName name, ReadOnlySpan<byte> label)
    {
        if (request.TryGet(name, out var value)) writer.AppendField(label, value);
    }

    private static void AppendTo(ref SipSpanWriter writer, in SipMessageView request, ReadOnlySpan<byte> tag)
    {
        if (!request.TryGet(SipHeaderName.To, out var value)) return;
        writer.Append("To: "u8);
        writer.AppendUnfolded(value);
        if (!tag.IsEmpty && request.To.Tag.IsEmpty)
        {
            writer.Append(";tag="u8);
            writer.Append(tag);
        }
        writer.Append("\r\n"u8);
    }
}
