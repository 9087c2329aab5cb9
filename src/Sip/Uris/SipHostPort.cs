namespace Spit.Sip.Uris;

/// <summary>Where host and port stand in a text: the hostport of a URI, the sent-by of a Via.</summary>
internal readonly record struct SipHostPort(int HostStart, int HostLength, int Port, bool IsIPv6)
{
    /// <summary>
    /// Reads <c>host[:port]</c> from start to end; whitespace only around the colon (RFC 3261 COLON).
    /// </summary>
    internal static bool TryRead(ReadOnlySpan<byte> text, int start, int end, out SipHostPort hostPort)
    {
        hostPort = default;
        if (start >= end) return false;
        return text[start] == '['
            ? TryReadIPv6(text, start, end, out hostPort)
            : TryReadName(text, start, end, out hostPort);
    }

    private static bool TryReadIPv6(ReadOnlySpan<byte> text, int start, int end, out SipHostPort hostPort)
    {
        hostPort = default;
        var close = text[start..end].IndexOf((byte)']');
        if (close < 0) return false;
        var host = text[(start + 1)..(start + close)];
        if (!IPText.IsIPv6(host) || !TryReadPort(text, start + close + 1, end, out var port)) return false;
        hostPort = new SipHostPort(start + 1, host.Length, port, true);
        return true;
    }

    private static bool TryReadName(ReadOnlySpan<byte> text, int start, int end, out SipHostPort hostPort)
    {
        hostPort = default;
        var length = text[start..end].IndexOfAnyExcept(SipGrammar.HostBytes);
        if (length < 0) length = end - start;
        if (length == 0 || !TryReadPort(text, start + length, end, out var port)) return false;
        hostPort = new SipHostPort(start, length, port, false);
        return true;
    }

    private static bool TryReadPort(ReadOnlySpan<byte> text, int at, int end, out int port)
    {
        port = 0;
        if (at == end) return true;
        at = SipGrammar.SkipLws(text[..end], at);
        if (at == end || text[at] != ':') return false;
        at = SipGrammar.SkipLws(text[..end], at + 1);
        if (!SipGrammar.TryReadNumber(text[at..end], ushort.MaxValue, out var number) || number == 0) return false;
        port = (int)number;
        return true;
    }
}
