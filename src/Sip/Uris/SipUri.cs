using System.Buffers;
using System.Text;
using Spit.Sip.Headers;

namespace Spit.Sip.Uris;

/// <summary>
/// A URI: sip and sips (RFC 3261 19.1), tel (RFC 3966), urn, or any other scheme by its token alone. Nothing is
/// decoded: %-escapes stay as written. Borrows the bytes it was read from.
/// </summary>
public readonly ref struct SipUri
{
    private static readonly SearchValues<byte> TelBytes = SearchValues.Create("+0123456789ABCDEFabcdef*#-.()"u8);

    private readonly ReadOnlySpan<byte> _value;
    private readonly int _schemeEnd;
    private readonly int _userEnd;
    private readonly SipHostPort _hostPort;
    private readonly int _parametersStart;
    private readonly int _headersStart;

    private SipUri(
        ReadOnlySpan<byte> value,
        SipUriScheme scheme,
        int schemeEnd,
        int userEnd,
        SipHostPort hostPort,
        (int Parameters, int Headers) tail)
    {
        _value = value;
        Scheme = scheme;
        _schemeEnd = schemeEnd;
        _userEnd = userEnd;
        _hostPort = hostPort;
        (_parametersStart, _headersStart) = tail;
    }

    /// <summary>The scheme.</summary>
    public SipUriScheme Scheme { get; }

    /// <summary>The scheme as written, without its colon.</summary>
    public ReadOnlySpan<byte> SchemeToken => _value[.._schemeEnd];

    /// <summary>Whether there is a user part; a tel URI always has one.</summary>
    public bool HasUser => _userEnd > 0;

    /// <summary>
    /// The user before any password; it may hold ';' and '?', which are no separators there (RFC 3261 19.1.1). Of a
    /// tel URI the number with its visual separators. Empty when there is none.
    /// </summary>
    public ReadOnlySpan<byte> User => HasUser ? _value[(_schemeEnd + 1).._userEnd] : default;

    /// <summary>
    /// The host, an IPv6 address without brackets; of urn and other schemes all that follows the scheme.
    /// </summary>
    public ReadOnlySpan<byte> Host => _value.Slice(_hostPort.HostStart, _hostPort.HostLength);

    /// <summary>Whether <see cref="Host"/> is an IPv6 address.</summary>
    public bool HostIsIPv6 => _hostPort.IsIPv6;

    /// <summary>The port, 1 to 65535; 0 when absent.</summary>
    public int Port => _hostPort.Port;

    /// <summary>The URI's parameters.</summary>
    public SipParameters Parameters => new(_value[_parametersStart.._headersStart]);

    /// <summary>What follows the '?'; empty when there is none. To be ignored in a Request-URI.</summary>
    public ReadOnlySpan<byte> Headers => _headersStart < _value.Length ? _value[(_headersStart + 1)..] : default;

    /// <summary>Reads a URI without angle brackets.</summary>
    /// <returns>False when it is malformed. An unknown scheme is not: <see cref="SipUriScheme.Other"/>.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out SipUri uri)
    {
        uri = default;
        if (!SipGrammar.IsUri(text)) return false;
        var colon = text.IndexOf((byte)':');
        var scheme = ReadScheme(text[..colon]);
        switch (scheme)
        {
            case SipUriScheme.Sip or SipUriScheme.Sips:
                return TryReadSip(text, scheme, colon, out uri);
            case SipUriScheme.Tel:
                return TryReadTel(text, colon, out uri);
            default:
                var rest = new SipHostPort(colon + 1, text.Length - colon - 1, 0, false);
                uri = new SipUri(text, scheme, colon, 0, rest, (text.Length, text.Length));
                return true;
        }
    }

    private static SipUriScheme ReadScheme(ReadOnlySpan<byte> token)
    {
        if (Ascii.EqualsIgnoreCase(token, "sip"u8)) return SipUriScheme.Sip;
        if (Ascii.EqualsIgnoreCase(token, "sips"u8)) return SipUriScheme.Sips;
        if (Ascii.EqualsIgnoreCase(token, "tel"u8)) return SipUriScheme.Tel;
        return Ascii.EqualsIgnoreCase(token, "urn"u8) ? SipUriScheme.Urn : SipUriScheme.Other;
    }

    private static bool TryReadSip(ReadOnlySpan<byte> text, SipUriScheme scheme, int colon, out SipUri uri)
    {
        uri = default;
        var hostStart = colon + 1;
        var userEnd = 0;
        // '@' is legal nowhere but after the user part, so the first one ends it and a second one is an error.
        var at = text[hostStart..].IndexOf((byte)'@');
        if (at == 0) return false;
        if (at > 0)
        {
            var userInfo = text.Slice(hostStart, at);
            var password = userInfo.IndexOf((byte)':');
            if (password == 0) return false;
            userEnd = hostStart + (password < 0 ? at : password);
            hostStart += at + 1;
            if (text[hostStart..].Contains((byte)'@')) return false;
        }

        var question = text[hostStart..].IndexOf((byte)'?');
        var headers = question < 0 ? text.Length : hostStart + question;
        var semicolon = text[hostStart..headers].IndexOf((byte)';');
        var parameters = semicolon < 0 ? headers : hostStart + semicolon;
        if (!SipHostPort.TryRead(text, hostStart, parameters, out var hostPort)) return false;
        if (!SipParameters.IsWellFormed(text[parameters..headers])) return false;
        uri = new SipUri(text, scheme, colon, userEnd, hostPort, (parameters, headers));
        return true;
    }

    private static bool TryReadTel(ReadOnlySpan<byte> text, int colon, out SipUri uri)
    {
        uri = default;
        var semicolon = text.IndexOf((byte)';');
        var end = semicolon < 0 ? text.Length : semicolon;
        // RFC 3966 3: digits, hex digits, * and #, with visual separators; something must be there to dial.
        var number = text[(colon + 1)..end];
        if (number.IsEmpty || number.IndexOfAnyExcept(TelBytes) >= 0) return false;
        if (!SipParameters.IsWellFormed(text[end..])) return false;
        uri = new SipUri(text, SipUriScheme.Tel, colon, end, default, (end, text.Length));
        return true;
    }
}
