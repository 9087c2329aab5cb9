using Spit.Sip.Uris;

namespace Spit.Sip.Messages;

/// <summary>What the first line of a message says; offsets count from the line's start.</summary>
internal readonly record struct SipStartLine
{
    internal bool IsRequest { get; private init; }

    internal SipMethod Method { get; private init; }

    internal int MethodLength { get; private init; }

    internal int UriStart { get; private init; }

    internal int UriLength { get; private init; }

    internal int StatusCode { get; private init; }

    internal int ReasonStart { get; private init; }

    internal int ReasonLength { get; private init; }

    /// <summary>
    /// Reads a line without its line end. A faulty request line still tells its method, if it has one.
    /// </summary>
    internal static SipParseError Read(ReadOnlySpan<byte> line, out SipStartLine startLine) =>
        StartsWithVersion(line) ? ReadStatusLine(line, out startLine) : ReadRequestLine(line, out startLine);

    private static SipParseError ReadRequestLine(ReadOnlySpan<byte> line, out SipStartLine startLine)
    {
        startLine = default;
        var trimmed = line[..SipGrammar.TrimLwsEnd(line, 0, line.Length)];
        var first = trimmed.IndexOf((byte)' ');
        var last = trimmed.LastIndexOf((byte)' ');
        if (first < 0 || !StartsWithVersion(trimmed[(last + 1)..])) return SipParseError.NotSip;
        if (!SipGrammar.IsToken(line[..first])) return SipParseError.BadStartLine;

        var uri = first < last ? line[(first + 1)..last] : default;
        startLine = new SipStartLine
        {
            IsRequest = true,
            Method = SipMethods.Read(line[..first]),
            MethodLength = first,
            UriStart = first + 1,
            UriLength = uri.Length,
        };
        // RFC 3261 7.1: single spaces only, none at the end.
        var isSpaced = trimmed.Length == line.Length && uri is [not (byte)' ', .., not (byte)' '] or [not (byte)' '];
        if (!isSpaced) return SipParseError.BadStartLine;
        var version = CheckVersion(trimmed[(last + 1)..]);
        return version != SipParseError.None ? version : CheckRequestUri(uri);
    }

    private static SipParseError CheckRequestUri(ReadOnlySpan<byte> text)
    {
        if (!SipUri.TryRead(text, out var uri) || !uri.Headers.IsEmpty) return SipParseError.BadRequestUri;
        return uri.Scheme == SipUriScheme.Other ? SipParseError.UnsupportedScheme : SipParseError.None;
    }

    private static SipParseError ReadStatusLine(ReadOnlySpan<byte> line, out SipStartLine startLine)
    {
        startLine = default;
        var space = line.IndexOf((byte)' ');
        if (space < 0) return SipParseError.BadStartLine;
        var version = CheckVersion(line[..space]);
        if (version != SipParseError.None) return version;

        var codeStart = space + 1;
        var codeLength = line[codeStart..].IndexOf((byte)' ');
        // The space after the code is mandatory even when no reason follows; many leave it out, nothing is lost.
        var codeEnd = codeLength < 0 ? line.Length : codeStart + codeLength;
        var code = line[codeStart..codeEnd];
        if (!SipGrammar.TryReadNumber(code, SipLimits.MaxStatusCode, out var status)
            || code.Length != 3 || status < SipLimits.MinStatusCode)
        {
            return SipParseError.BadStatusCode;
        }

        var reasonStart = Math.Min(codeEnd + 1, line.Length);
        startLine = new SipStartLine
        {
            StatusCode = (int)status,
            ReasonStart = reasonStart,
            ReasonLength = line.Length - reasonStart,
        };
        return SipParseError.None;
    }

    private static bool StartsWithVersion(ReadOnlySpan<byte> text) =>
        text.Length >= 4 && System.Text.Ascii.EqualsIgnoreCase(text[..4], "SIP/"u8);

    private static SipParseError CheckVersion(ReadOnlySpan<byte> text)
    {
        var number = text[4..];
        if (number.SequenceEqual("2.0"u8)) return SipParseError.None;
        var dot = number.IndexOf((byte)'.');
        var isVersion = dot > 0 && SipGrammar.TryReadNumber(number[..dot], ushort.MaxValue, out _)
            && SipGrammar.TryReadNumber(number[(dot + 1)..], ushort.MaxValue, out _);
        return isVersion ? SipParseError.UnsupportedVersion : SipParseError.BadStartLine;
    }
}
