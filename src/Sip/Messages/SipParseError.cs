namespace Spit.Sip.Messages;

/// <summary>Why a datagram is no usable SIP message; <see cref="SipParseErrors"/> says what to do about it.</summary>
public enum SipParseError : byte
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>A datagram without bytes.</summary>
    Empty,

    /// <summary>Line ends, blanks or NULs only: what clients send to hold a NAT binding (RFC 5626 3.5.1).</summary>
    KeepAlive,

    /// <summary>The first line carries no SIP version.</summary>
    NotSip,

    /// <summary>Not method SP Request-URI SP version, or not version SP code SP reason.</summary>
    BadStartLine,

    /// <summary>The Request-URI is malformed, or carries headers (RFC 3261 19.1.1 forbids them there).</summary>
    BadRequestUri,

    /// <summary>The Request-URI is of a scheme that is not routed here.</summary>
    UnsupportedScheme,

    /// <summary>A SIP version other than 2.0.</summary>
    UnsupportedVersion,

    /// <summary>A status code outside 100-699.</summary>
    BadStatusCode,

    /// <summary>A CR or LF on its own before the body: elements disagree about what it means.</summary>
    BadLineEnd,

    /// <summary>A line that is no header field.</summary>
    BadHeaderLine,

    /// <summary>More header fields than the scratch slots or <see cref="SipLimits.MaxHeaders"/>.</summary>
    TooManyHeaders,

    /// <summary>More than <see cref="SipLimits.MaxHeaderBytes"/> before the body.</summary>
    HeadersTooLarge,

    /// <summary>The datagram ends before the empty line that ends the header fields.</summary>
    MissingHeaderEnd,

    /// <summary>No Via, From, To, Call-ID or CSeq.</summary>
    MissingMandatoryHeader,

    /// <summary>From, To, Call-ID, CSeq, Max-Forwards or Content-Length more than once.</summary>
    DuplicateSingleValueHeader,

    /// <summary>The topmost Via value is malformed.</summary>
    BadVia,

    /// <summary>The From value is malformed.</summary>
    BadFrom,

    /// <summary>The To value is malformed.</summary>
    BadTo,

    /// <summary>The Call-ID is empty or more than one word.</summary>
    BadCallId,

    /// <summary>The CSeq value is malformed or its number too large.</summary>
    BadCSeq,

    /// <summary>The method of CSeq differs from the request's.</summary>
    CSeqMethodMismatch,

    /// <summary>The Content-Length is no number.</summary>
    BadContentLength,

    /// <summary>The Content-Length is larger than what follows in the datagram (RFC 3261 18.3).</summary>
    ContentLengthTooLarge,

    /// <summary>The Max-Forwards is no number from 0 to 255.</summary>
    BadMaxForwards,
}
