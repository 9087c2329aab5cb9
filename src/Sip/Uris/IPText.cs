using System.Net;
using System.Net.Sockets;

namespace Spit.Sip.Uris;

/// <summary>Addresses as text, without an allocation.</summary>
internal static class IPText
{
    /// <summary>Longest text of an address: IPv6 with an embedded IPv4 address (RFC 4291 2.2).</summary>
    internal const int MaxBytes = 45;

    private const int IPv6Bytes = 16;
    private const int IPv4Bytes = 4;

    /// <summary>Whether a text is an IPv6 address without brackets and zone.</summary>
    internal static bool IsIPv6(ReadOnlySpan<byte> text)
    {
        Span<byte> value = stackalloc byte[IPv6Bytes];
        return TryReadIPv6(text, value);
    }

    /// <summary>
    /// Whether a text names the address: IPv4, or IPv6 in any spelling; a mapped address equals its IPv4 one.
    /// </summary>
    internal static bool Equals(ReadOnlySpan<byte> text, IPAddress address)
    {
        Span<byte> mine = stackalloc byte[IPv6Bytes];
        Span<byte> theirs = stackalloc byte[IPv6Bytes];
        return TryRead(text, mine) && TryWriteMapped(address, theirs) && mine.SequenceEqual(theirs);
    }

    /// <summary>Writes an address without brackets and zone, a mapped one as IPv4; -1 when there is no room.</summary>
    internal static int Write(IPAddress address, Span<byte> destination)
    {
        Span<byte> value = stackalloc byte[IPv6Bytes];
        if (!TryWriteMapped(address, value)) return -1;
        if (IsMapped(value)) return WriteIPv4(value[^IPv4Bytes..], destination);
        if (!address.TryFormat(destination, out var written)) return -1;
        // RFC 4007 11: a zone has no meaning to anyone else.
        var zone = destination[..written].IndexOf((byte)'%');
        return zone < 0 ? written : zone;
    }

    private static bool TryRead(ReadOnlySpan<byte> text, Span<byte> value)
    {
        if (TryReadIPv6(text, value)) return true;
        MarkMapped(value);
        return TryReadIPv4(text, value[^IPv4Bytes..]);
    }

    private static bool TryReadIPv6(ReadOnlySpan<byte> text, Span<byte> value)
    {
        value.Clear();
        var at = 0;
        var filled = 0;
        var gap = -1;
        if (text.StartsWith("::"u8))
        {
            gap = 0;
            at = 2;
        }
        while (at < text.Length)
        {
            if (filled == IPv6Bytes) return false;
            var stop = text[at..].IndexOf((byte)':');
            var end = stop < 0 ? text.Length : at + stop;
            if (stop < 0 && text[at..].Contains((byte)'.'))
            {
                if (filled > IPv6Bytes - IPv4Bytes || !TryReadIPv4(text[at..], value[filled..])) return false;
                filled += IPv4Bytes;
                at = text.Length;
                break;
            }
            if (!TryReadGroup(text[at..end], value[filled..])) return false;
            filled += 2;
            if (stop < 0) break;
            at = end + 1;
            if (at == text.Length) return false;
            if (text[at] != ':') continue;
            if (gap >= 0) return false;
            gap = filled;
            at++;
        }
        return Spread(value, filled, gap);
    }

    /// <summary>Moves what follows the <c>::</c> to the end.</summary>
    private static bool Spread(Span<byte> value, int filled, int gap)
    {
        if (gap < 0) return filled == IPv6Bytes;
        // "::" stands for at least one group.
        if (filled > IPv6Bytes - 2) return false;
        var tail = filled - gap;
        value.Slice(gap, tail).CopyTo(value[(IPv6Bytes - tail)..]);
        value[gap..(IPv6Bytes - tail)].Clear();
        return true;
    }

    private static bool TryReadGroup(ReadOnlySpan<byte> text, Span<byte> value)
    {
        if (text.Length is 0 or > 4) return false;
        var group = 0;
        foreach (var b in text)
        {
            if (!char.IsAsciiHexDigit((char)b)) return false;
            group = (group << 4) | (SipGrammar.IsDigit(b) ? b - '0' : (b | 0x20) - 'a' + 10);
        }
        value[0] = (byte)(group >> 8);
        value[1] = (byte)group;
        return true;
    }

    private static bool TryReadIPv4(ReadOnlySpan<byte> text, Span<byte> value)
    {
        for (var part = 0; part < IPv4Bytes; part++)
        {
            var dot = text.IndexOf((byte)'.');
            if (dot < 0 != (part == IPv4Bytes - 1)) return false;
            var digits = dot < 0 ? text : text[..dot];
            if (digits.Length > 3 || !SipGrammar.TryReadNumber(digits, byte.MaxValue, out var number)) return false;
            value[part] = (byte)number;
            text = dot < 0 ? default : text[(dot + 1)..];
        }
        return true;
    }

    private static bool TryWriteMapped(IPAddress address, Span<byte> value)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6) return address.TryWriteBytes(value, out _);
        MarkMapped(value);
        return address.TryWriteBytes(value[^IPv4Bytes..], out _);
    }

    private static void MarkMapped(Span<byte> value)
    {
        value.Clear();
        value[10] = 0xFF;
        value[11] = 0xFF;
    }

    private static bool IsMapped(ReadOnlySpan<byte> value) =>
        value[..10].IndexOfAnyExcept((byte)0) < 0 && value[10] == 0xFF && value[11] == 0xFF;

    private static int WriteIPv4(ReadOnlySpan<byte> value, Span<byte> destination)
    {
        var at = 0;
        for (var part = 0; part < IPv4Bytes; part++)
        {
            if (part > 0)
            {
                if (at == destination.Length) return -1;
                destination[at++] = (byte)'.';
            }
            if (!value[part].TryFormat(destination[at..], out var written)) return -1;
            at += written;
        }
        return at;
    }
}
