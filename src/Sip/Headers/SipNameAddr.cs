namespace Spit.Sip.Headers;

/// <summary>
/// A name-addr or addr-spec value with its header parameters (RFC 3261 20.10): From, To, Contact, Route,
/// Record-Route, P-Asserted-Identity. The URI may be of any scheme. Borrows the bytes it was read from.
/// </summary>
/// <remarks>
/// Liberal where it is unambiguous: a display name may hold unquoted commas and other bytes that should have been
/// quoted. Strict where it is not: without angle brackets, no comma and no question mark may follow.
/// </remarks>
public readonly ref struct SipNameAddr
{
    private SipNameAddr(ReadOnlySpan<byte> displayName, ReadOnlySpan<byte> uri, ReadOnlySpan<byte> parameters)
    {
        DisplayName = displayName;
        Uri = uri;
        Parameters = new SipParameters(parameters);
    }

    /// <summary>The display name without surrounding quotes, escapes kept; empty when there is none.</summary>
    public ReadOnlySpan<byte> DisplayName { get; }

    /// <summary>The URI as written, without angle brackets.</summary>
    public ReadOnlySpan<byte> Uri { get; }

    /// <summary>The header's parameters; those of the URI are part of <see cref="Uri"/>.</summary>
    public SipParameters Parameters { get; }

    /// <summary>The tag parameter; empty when there is none.</summary>
    public ReadOnlySpan<byte> Tag => Parameters.TryGet("tag"u8, out var tag) ? tag : default;

    /// <summary>Reads one value (one element of a list).</summary>
    /// <returns>False when quotes or brackets do not close, the URI is none, or something else follows it.</returns>
    public static bool TryRead(ReadOnlySpan<byte> value, out SipNameAddr address)
    {
        address = default;
        var text = SipGrammar.TrimLws(value);
        if (text.IsEmpty) return false;
        if (text[0] == '"')
        {
            var quotedEnd = SipGrammar.QuotedEnd(text, 0);
            if (quotedEnd < 0) return false;
            var open = SipGrammar.SkipLws(text, quotedEnd);
            return TryReadBracketed(text, open, text[1..(quotedEnd - 1)], out address);
        }

        // What comes first decides the form: '<' ends a display name, ':' the scheme of a bare URI.
        var first = text.IndexOfAny("<:;\""u8);
        if (first < 0) return false;
        return text[first] switch
        {
            (byte)'<' => TryReadBracketed(text, first, SipGrammar.TrimLws(text[..first]), out address),
            (byte)':' => TryReadBare(text, out address),
            _ => false,
        };
    }

    private static bool TryReadBracketed(
        ReadOnlySpan<byte> text, int open, ReadOnlySpan<byte> displayName, out SipNameAddr address)
    {
        address = default;
        if (open >= text.Length || text[open] != '<') return false;
        var length = text[open..].IndexOf((byte)'>');
        if (length < 0) return false;
        var uri = text[(open + 1)..(open + length)];
        var rest = text[SipGrammar.SkipLws(text, open + length + 1)..];
        return TryMake(displayName, uri, rest, out address);
    }

    private static bool TryReadBare(ReadOnlySpan<byte> text, out SipNameAddr address)
    {
        address = default;
        var semicolon = text.IndexOf((byte)';');
        var end = semicolon < 0 ? text.Length : semicolon;
        var uri = text[..SipGrammar.TrimLwsEnd(text, 0, end)];
        // RFC 3261 20: a URI with a comma, question mark or semicolon must be enclosed in angle brackets.
        if (uri.IndexOfAny((byte)',', (byte)'?') >= 0) return false;
        return TryMake(default, uri, text[end..], out address);
    }

    private static bool TryMake(
        ReadOnlySpan<byte> displayName, ReadOnlySpan<byte> uri, ReadOnlySpan<byte> rest, out SipNameAddr address)
    {
        address = new SipNameAddr(displayName, uri, rest);
        return SipGrammar.IsUri(uri) && SipParameters.IsWellFormed(rest) && HasAtMostOneTag(address.Parameters);
    }

    /// <summary>Two tags, or one without a value, would let two elements see two dialogs in one message.</summary>
    private static bool HasAtMostOneTag(SipParameters parameters) => parameters.Count("tag"u8) switch
    {
        0 => true,
        1 => parameters.TryGet("tag"u8, out var tag) && !tag.IsEmpty,
        _ => false,
    };
}
