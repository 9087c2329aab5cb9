using Spit.Sip.Uris;

namespace Spit.Sip.Headers;

/// <summary>One Via value (RFC 3261 20.42, RFC 3581). Borrows the bytes it was read from.</summary>
public readonly ref struct SipVia
{
    private readonly int _protocolEnd;
    private readonly int _transportStart;
    private readonly int _transportEnd;
    private readonly SipHostPort _sentBy;
    private readonly int _parametersStart;

    private SipVia(
        ReadOnlySpan<byte> value, int protocolEnd, (int Start, int End) transport, SipHostPort sentBy, int parameters)
    {
        Value = value;
        _protocolEnd = protocolEnd;
        (_transportStart, _transportEnd) = transport;
        _sentBy = sentBy;
        _parametersStart = parameters;
    }

    /// <summary>The whole value, trimmed.</summary>
    public ReadOnlySpan<byte> Value { get; }

    /// <summary>
    /// Protocol name and version; always written <c>SIP/2.0</c> when they are that, whatever the spacing.
    /// </summary>
    public ReadOnlySpan<byte> Protocol => IsSip2 ? "SIP/2.0"u8 : Value[.._protocolEnd];

    /// <summary>The transport token, such as UDP; unknown ones are legal.</summary>
    public ReadOnlySpan<byte> Transport => Value[_transportStart.._transportEnd];

    /// <summary>The host of the sent-by, an IPv6 address without its brackets.</summary>
    public ReadOnlySpan<byte> Host => Value.Slice(_sentBy.HostStart, _sentBy.HostLength);

    /// <summary>Whether <see cref="Host"/> is an IPv6 address.</summary>
    public bool HostIsIPv6 => _sentBy.IsIPv6;

    /// <summary>The port of the sent-by, 1 to 65535; 0 when absent.</summary>
    public int Port => _sentBy.Port;

    /// <summary>The branch; empty when absent.</summary>
    public ReadOnlySpan<byte> Branch => Parameters.TryGet("branch"u8, out var value) ? value : default;

    /// <summary>
    /// The received address without the brackets some write around it (RFC 5118 4.5); empty when absent.
    /// </summary>
    public ReadOnlySpan<byte> Received
    {
        get
        {
            if (!Parameters.TryGet("received"u8, out var value)) return default;
            return value is [(byte)'[', .. var inner, (byte)']'] ? inner : value;
        }
    }

    /// <summary>Whether rport is there, with or without a value (RFC 3581 3).</summary>
    public bool HasRport => Parameters.TryGet("rport"u8, out _);

    /// <summary>The value of rport, 1 to 65535; 0 when it has none or none that is a port.</summary>
    public int Rport =>
        Parameters.TryGet("rport"u8, out var value) && SipGrammar.TryReadNumber(value, ushort.MaxValue, out var port)
            ? (int)port
            : 0;

    /// <summary>The maddr parameter; empty when absent.</summary>
    public ReadOnlySpan<byte> Maddr => Parameters.TryGet("maddr"u8, out var value) ? value : default;

    /// <summary>All parameters.</summary>
    public SipParameters Parameters => new(Value[_parametersStart..]);

    /// <summary>Whether the branch starts with the magic cookie z9hG4bK (RFC 3261 8.1.1.7).</summary>
    public bool HasMagicCookie => Branch.StartsWith("z9hG4bK"u8);

    internal int ParametersStart => _parametersStart;

    private bool IsSip2
    {
        get
        {
            var written = Value[.._protocolEnd];
            var slash = written.IndexOf((byte)'/');
            return slash > 0
                && SipGrammar.TrimLws(written[..slash]).SequenceEqual("SIP"u8)
                && SipGrammar.TrimLws(written[(slash + 1)..]).SequenceEqual("2.0"u8);
        }
    }

    /// <summary>Reads one value (one element of the list). Any protocol version and transport is read.</summary>
    /// <returns>False when it is malformed or names branch, received, rport or maddr twice.</returns>
    public static bool TryRead(ReadOnlySpan<byte> value, out SipVia via)
    {
        if (!TryReadSentBy(value, out via)) return false;
        var parameters = via.Parameters;
        return SipParameters.IsWellFormed(parameters.Text)
            && parameters.Count("branch"u8) <= 1 && parameters.Count("received"u8) <= 1
            && parameters.Count("rport"u8) <= 1 && parameters.Count("maddr"u8) <= 1;
    }

    /// <summary>Reads what an answer needs, protocol and sent-by, however broken the parameters are.</summary>
    internal static bool TryReadSentBy(ReadOnlySpan<byte> value, out SipVia via)
    {
        via = default;
        var text = SipGrammar.TrimLws(value);
        // sent-protocol = protocol-name SLASH protocol-version SLASH transport, whitespace around each SLASH.
        if (!TryReadToken(text, 0, out var name) || !TryReadSlash(text, name.End, out var at)) return false;
        if (!TryReadToken(text, at, out var version) || !TryReadSlash(text, version.End, out at)) return false;
        if (!TryReadToken(text, at, out var transport)) return false;
        at = SipGrammar.SkipLws(text, transport.End);
        if (at == transport.End) return false;

        var semicolon = text[at..].IndexOf((byte)';');
        var parameters = semicolon < 0 ? text.Length : at + semicolon;
        var sentByEnd = SipGrammar.TrimLwsEnd(text, at, parameters);
        if (!SipHostPort.TryRead(text, at, sentByEnd, out var sentBy)) return false;
        via = new SipVia(text, version.End, transport, sentBy, parameters);
        return true;
    }

    private static bool TryReadToken(ReadOnlySpan<byte> text, int at, out (int Start, int End) token)
    {
        var length = text[at..].IndexOfAnyExcept(SipGrammar.TokenBytes);
        token = (at, length < 0 ? text.Length : at + length);
        return token.End > at;
    }

    private static bool TryReadSlash(ReadOnlySpan<byte> text, int at, out int next)
    {
        next = SipGrammar.SkipLws(text, at);
        if (next == text.Length || text[next] != '/') return false;
        next = SipGrammar.SkipLws(text, next + 1);
        return true;
    }
}
