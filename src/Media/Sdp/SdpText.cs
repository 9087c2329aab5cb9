using System.Buffers;
using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Spit.Media.Sdp;

/// <summary>The words of a line.</summary>
internal static class SdpText
{
    private static readonly SearchValues<byte> QuadBytes = SearchValues.Create("0123456789."u8);

    /// <summary>Cuts the text up to a separator, or all of it.</summary>
    public static ReadOnlySpan<byte> Cut(ref ReadOnlySpan<byte> text, byte separator)
    {
        var end = text.IndexOf(separator);
        var head = end < 0 ? text : text[..end];
        text = end < 0 ? default : text[(end + 1)..];
        return head;
    }

    public static bool TryNumber(ReadOnlySpan<byte> text, int most, out int number) =>
        Utf8Parser.TryParse(text, out number, out var used) && used == text.Length
        && text[0] is >= (byte)'0' and <= (byte)'9' && number <= most;

    /// <summary>
    /// Reads <c>IN IP4 192.0.2.1</c>; null for a name, multicast or anything else that cannot be sent to.
    /// </summary>
    public static IPAddress? Address(ReadOnlySpan<byte> text)
    {
        if (!Cut(ref text, (byte)' ').SequenceEqual("IN"u8)) return null;
        var family = Cut(ref text, (byte)' ');
        // A slash begins a multicast TTL or range (RFC 8866 5.7); a percent sign a scope that means nothing elsewhere.
        if (text.ContainsAny((byte)'/', (byte)'%') || !IPAddress.TryParse(text, out var address)) return null;
        if (family.SequenceEqual("IP4"u8))
            return IsQuad(text, address) && address.GetAddressBytes()[0] < 224 ? address : null;
        return family.SequenceEqual("IP6"u8) && address is
        {
            AddressFamily: AddressFamily.InterNetworkV6, IsIPv6Multicast: false, IsIPv4MappedToIPv6: false,
        } ? address : null;
    }

    private static bool IsQuad(ReadOnlySpan<byte> text, IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork
        && text.Count((byte)'.') == 3 && !text.ContainsAnyExcept(QuadBytes);
}
