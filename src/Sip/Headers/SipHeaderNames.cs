using System.Text;

namespace Spit.Sip.Headers;

/// <summary>Header field names as bytes.</summary>
public static class SipHeaderNames
{
    /// <summary>
    /// The header a field name stands for, long or compact form; <see cref="SipHeaderName.Other"/> if none.
    /// </summary>
    /// <param name="name">The bytes before the colon, without whitespace. Case does not matter.</param>
    public static SipHeaderName Read(ReadOnlySpan<byte> name) => name.Length switch
    {
        1 => ReadCompact(name[0]),
        2 or 3 or 4 => ReadShort(name),
        5 or 6 => ReadFiveSix(name),
        7 => ReadSeven(name),
        8 or 9 or 10 or 11 => ReadMiddle(name),
        12 or 13 => ReadTwelveThirteen(name),
        _ => ReadLong(name),
    };

    /// <summary>RFC 3261 7.3.3 and the IANA registry of compact forms.</summary>
    private static SipHeaderName ReadCompact(byte letter) => (char)(letter | 0x20) switch
    {
        'a' => SipHeaderName.AcceptContact,
        'b' => SipHeaderName.ReferredBy,
        'c' => SipHeaderName.ContentType,
        'd' => SipHeaderName.RequestDisposition,
        'e' => SipHeaderName.ContentEncoding,
        'f' => SipHeaderName.From,
        'i' => SipHeaderName.CallId,
        'j' => SipHeaderName.RejectContact,
        'k' => SipHeaderName.Supported,
        'l' => SipHeaderName.ContentLength,
        'm' => SipHeaderName.Contact,
        'n' => SipHeaderName.IdentityInfo,
        'o' => SipHeaderName.Event,
        'r' => SipHeaderName.ReferTo,
        's' => SipHeaderName.Subject,
        't' => SipHeaderName.To,
        'u' => SipHeaderName.AllowEvents,
        'v' => SipHeaderName.Via,
        'x' => SipHeaderName.SessionExpires,
        'y' => SipHeaderName.Identity,
        _ => SipHeaderName.Other,
    };

    private static SipHeaderName ReadShort(ReadOnlySpan<byte> name) => (char)(name[0] | 0x20) switch
    {
        'v' => Known(name, "Via"u8, SipHeaderName.Via),
        'f' => Known(name, "From"u8, SipHeaderName.From),
        't' => Known(name, "To"u8, SipHeaderName.To),
        'c' => Known(name, "CSeq"u8, SipHeaderName.CSeq),
        'd' => Known(name, "Date"u8, SipHeaderName.Date),
        'p' => Known(name, "Path"u8, SipHeaderName.Path),
        'r' => Either(name, "RAck"u8, SipHeaderName.RAck, "RSeq"u8, SipHeaderName.RSeq),
        _ => SipHeaderName.Other,
    };

    private static SipHeaderName ReadFiveSix(ReadOnlySpan<byte> name) => (char)(name[0] | 0x20) switch
    {
        'a' => Either(name, "Allow"u8, SipHeaderName.Allow, "Accept"u8, SipHeaderName.Accept),
        'e' => Known(name, "Event"u8, SipHeaderName.Event),
        'm' => Known(name, "Min-SE"u8, SipHeaderName.MinSE),
        'r' => Either(name, "Route"u8, SipHeaderName.Route, "Reason"u8, SipHeaderName.Reason),
        's' => Known(name, "Server"u8, SipHeaderName.Server),
        _ => SipHeaderName.Other,
    };

    private static SipHeaderName ReadSeven(ReadOnlySpan<byte> name) => (char)(name[0] | 0x20) switch
    {
        'c' => Either(name, "Call-ID"u8, SipHeaderName.CallId, "Contact"u8, SipHeaderName.Contact),
        'e' => Known(name, "Expires"u8, SipHeaderName.Expires),
        'p' => Known(name, "Privacy"u8, SipHeaderName.Privacy),
        'r' => Known(name, "Require"u8, SipHeaderName.Require),
        's' => Known(name, "Subject"u8, SipHeaderName.Subject),
        'w' => Known(name, "Warning"u8, SipHeaderName.Warning),
        _ => SipHeaderName.Other,
    };

    private static SipHeaderName ReadMiddle(ReadOnlySpan<byte> name) => (char)(name[0] | 0x20) switch
    {
        'c' => Known(name, "Call-Info"u8, SipHeaderName.CallInfo),
        'd' => Known(name, "Diversion"u8, SipHeaderName.Diversion),
        'i' => Known(name, "Identity"u8, SipHeaderName.Identity),
        'p' => Known(name, "Priority"u8, SipHeaderName.Priority),
        'r' when name.Length == 8 =>
            Either(name, "Replaces"u8, SipHeaderName.Replaces, "Refer-To"u8, SipHeaderName.ReferTo),
        'r' => Either(name, "Retry-After"u8, SipHeaderName.RetryAfter, "Referred-By"u8, SipHeaderName.ReferredBy),
        's' => Known(name, "Supported"u8, SipHeaderName.Supported),
        't' => Known(name, "Timestamp"u8, SipHeaderName.Timestamp),
        'u' => Either(name, "User-Agent"u8, SipHeaderName.UserAgent, "Unsupported"u8, SipHeaderName.Unsupported),
        _ => SipHeaderName.Other,
    };

    private static SipHeaderName ReadTwelveThirteen(ReadOnlySpan<byte> name) => (char)(name[0] | 0x20) switch
    {
        'a' => Either(
            name, "Allow-Events"u8, SipHeaderName.AllowEvents, "Authorization"u8, SipHeaderName.Authorization),
        'c' => Known(name, "Content-Type"u8, SipHeaderName.ContentType),
        'h' => Known(name, "History-Info"u8, SipHeaderName.HistoryInfo),
        'i' => Known(name, "Identity-Info"u8, SipHeaderName.IdentityInfo),
        'm' => Known(name, "Max-Forwards"u8, SipHeaderName.MaxForwards),
        'o' => Known(name, "Organization"u8, SipHeaderName.Organization),
        'p' => Known(name, "Proxy-Require"u8, SipHeaderName.ProxyRequire),
        'r' => Known(name, "Record-Route"u8, SipHeaderName.RecordRoute),
        's' => Known(name, "Service-Route"u8, SipHeaderName.ServiceRoute),
        _ => SipHeaderName.Other,
    };

    private static SipHeaderName ReadLong(ReadOnlySpan<byte> name) => name.Length switch
    {
        14 => Either(
            name, "Content-Length"u8, SipHeaderName.ContentLength, "Accept-Contact"u8, SipHeaderName.AcceptContact,
            "Reject-Contact"u8, SipHeaderName.RejectContact),
        15 => Known(name, "Session-Expires"u8, SipHeaderName.SessionExpires),
        16 => Either(
            name, "Content-Encoding"u8, SipHeaderName.ContentEncoding,
            "WWW-Authenticate"u8, SipHeaderName.WwwAuthenticate),
        17 => Known(name, "Resource-Priority"u8, SipHeaderName.ResourcePriority),
        18 => Known(name, "Proxy-Authenticate"u8, SipHeaderName.ProxyAuthenticate),
        19 => Either(
            name, "P-Asserted-Identity"u8, SipHeaderName.PAssertedIdentity,
            "Proxy-Authorization"u8, SipHeaderName.ProxyAuthorization,
            "Request-Disposition"u8, SipHeaderName.RequestDisposition),
        20 => Known(name, "P-Preferred-Identity"u8, SipHeaderName.PPreferredIdentity),
        _ => SipHeaderName.Other,
    };

    private static SipHeaderName Known(ReadOnlySpan<byte> name, ReadOnlySpan<byte> known, SipHeaderName header) =>
        Ascii.EqualsIgnoreCase(name, known) ? header : SipHeaderName.Other;

    private static SipHeaderName Either(
        ReadOnlySpan<byte> name,
        ReadOnlySpan<byte> first,
        SipHeaderName firstHeader,
        ReadOnlySpan<byte> second,
        SipHeaderName secondHeader,
        ReadOnlySpan<byte> third = default,
        SipHeaderName thirdHeader = SipHeaderName.Other)
    {
        if (Ascii.EqualsIgnoreCase(name, first)) return firstHeader;
        if (Ascii.EqualsIgnoreCase(name, second)) return secondHeader;
        return Known(name, third, thirdHeader);
    }
}
