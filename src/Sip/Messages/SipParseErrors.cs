namespace Spit.Sip.Messages;

/// <summary>What to answer, and how to count, a message that could not be read.</summary>
public static class SipParseErrors
{
    private const int BadRequest = 400;
    private const int UnsupportedUriScheme = 416;
    private const int VersionNotSupported = 505;
    private const int MessageTooLarge = 513;

    /// <summary>
    /// The status code of the answer to a request: 400, 416, 505 or 513; 0 when nothing can be answered. Whether the
    /// message at hand can be answered at all is <see cref="SipMessageView.CanAnswer"/>.
    /// </summary>
    public static int StatusCode(SipParseError error) => error switch
    {
        SipParseError.None or SipParseError.Empty or SipParseError.KeepAlive or SipParseError.NotSip => 0,
        SipParseError.BadStatusCode => 0,
        SipParseError.UnsupportedScheme => UnsupportedUriScheme,
        SipParseError.UnsupportedVersion => VersionNotSupported,
        SipParseError.HeadersTooLarge => MessageTooLarge,
        _ => BadRequest,
    };

    /// <summary>The reason phrase: it names the fault, as RFC 3261 21.4.1 asks; empty without a status code.</summary>
    public static ReadOnlySpan<byte> ReasonPhrase(SipParseError error) => error switch
    {
        SipParseError.BadStartLine => "Bad Request Line"u8,
        SipParseError.BadRequestUri => "Bad Request-URI"u8,
        SipParseError.UnsupportedScheme => "Unsupported URI Scheme"u8,
        SipParseError.UnsupportedVersion => "Version Not Supported"u8,
        SipParseError.BadLineEnd => "Bad Line End"u8,
        SipParseError.BadHeaderLine => "Bad Header Field"u8,
        SipParseError.TooManyHeaders => "Too Many Header Fields"u8,
        SipParseError.HeadersTooLarge => "Message Too Large"u8,
        SipParseError.MissingHeaderEnd => "Message Ends In Header Fields"u8,
        SipParseError.MissingMandatoryHeader => "Missing Via, From, To, Call-ID Or CSeq"u8,
        SipParseError.DuplicateSingleValueHeader => "Repeated Single-Value Header Field"u8,
        SipParseError.BadVia => "Bad Via"u8,
        SipParseError.BadFrom => "Bad From"u8,
        SipParseError.BadTo => "Bad To"u8,
        SipParseError.BadCallId => "Bad Call-ID"u8,
        SipParseError.BadCSeq => "Bad CSeq"u8,
        SipParseError.CSeqMethodMismatch => "CSeq Method Mismatch"u8,
        SipParseError.BadContentLength => "Bad Content-Length"u8,
        SipParseError.ContentLengthTooLarge => "Content-Length Beyond Message"u8,
        SipParseError.BadMaxForwards => "Bad Max-Forwards"u8,
        _ => default,
    };

    /// <summary>A name for metrics and logs, in snake_case.</summary>
    public static string Name(SipParseError error) => error switch
    {
        SipParseError.None => "none",
        SipParseError.Empty => "empty",
        SipParseError.KeepAlive => "keep_alive",
        SipParseError.NotSip => "not_sip",
        SipParseError.BadStartLine => "bad_start_line",
        SipParseError.BadRequestUri => "bad_request_uri",
        SipParseError.UnsupportedScheme => "unsupported_scheme",
        SipParseError.UnsupportedVersion => "unsupported_version",
        SipParseError.BadStatusCode => "bad_status_code",
        SipParseError.BadLineEnd => "bad_line_end",
        SipParseError.BadHeaderLine => "bad_header_line",
        SipParseError.TooManyHeaders => "too_many_headers",
        SipParseError.HeadersTooLarge => "headers_too_large",
        SipParseError.MissingHeaderEnd => "missing_header_end",
        SipParseError.MissingMandatoryHeader => "missing_mandatory_header",
        SipParseError.DuplicateSingleValueHeader => "duplicate_single_value_header",
        SipParseError.BadVia => "bad_via",
        SipParseError.BadFrom => "bad_from",
        SipParseError.BadTo => "bad_to",
        SipParseError.BadCallId => "bad_call_id",
        SipParseError.BadCSeq => "bad_cseq",
        SipParseError.CSeqMethodMismatch => "cseq_method_mismatch",
        SipParseError.BadContentLength => "bad_content_length",
        SipParseError.ContentLengthTooLarge => "content_length_too_large",
        SipParseError.BadMaxForwards => "bad_max_forwards",
        _ => "unknown",
    };
}
