using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Spit.Detection;

/// <summary>
/// A source IP address as 128 bits; an IPv4 address is held as its IPv4-mapped form, so both spellings are one key.
/// </summary>
[GenerateSerializer, Immutable, Alias("spit.SourceAddress")]
public readonly record struct SourceAddress([property: Id(0)] ulong High, [property: Id(1)] ulong Low)
{
    private const ulong MappedPrefix = 0x0000_FFFF_0000_0000;

    /// <summary>True for an IPv4 address, however it was spelt.</summary>
    public bool IsIPv4 => High == 0 && (Low & 0xFFFF_FFFF_0000_0000) == MappedPrefix;

    public static SourceAddress From(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var written);
        return FromBytes(bytes[..written]);
    }

    /// <summary>Reads 4 or 16 bytes in network order.</summary>
    /// <exception cref="ArgumentException">Another length.</exception>
    public static SourceAddress FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        4 => new SourceAddress(0, MappedPrefix | BinaryPrimitives.ReadUInt32BigEndian(bytes)),
        16 => new SourceAddress(
            BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..])),
        _ => throw new ArgumentException("An address has 4 or 16 bytes.", nameof(bytes)),
    };

    public static bool TryParse(ReadOnlySpan<char> text, out SourceAddress address)
    {
        // IPAddress.TryParse also takes "1" and "0x7f.1"; an IPv4 address here has four decimal parts.
        if (IPAddress.TryParse(text, out var parsed)
            && (parsed.AddressFamily == AddressFamily.InterNetworkV6 || text.Count('.') == 3))
        {
            address = From(parsed);
            return true;
        }
        address = default;
        return false;
    }

    public IPAddress ToIPAddress()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
        return new IPAddress(IsIPv4 ? bytes[12..] : bytes);
    }

    /// <summary>Writes 4 bytes for IPv4, else 16; returns how many.</summary>
    public int WriteBytes(Span<byte> destination)
    {
        if (IsIPv4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(destination, (uint)Low);
            return 4;
        }
        BinaryPrimitives.WriteUInt64BigEndian(destination, High);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], Low);
        return 16;
    }

    public override string ToString() => ToIPAddress().ToString();
}
