using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Spit.Detection;

namespace Spit.EdgeProxy.Transport;

/// <summary>An address and port on the wire, as a value: no allocation per datagram.</summary>
internal readonly record struct SipEndPoint(SourceAddress Address, int Port)
{
    // sockaddr_in and sockaddr_in6 as the kernel lays them out: family (2), port (2), then the address, in an IPv6 one
    // behind four bytes of flow label.
    private const int PortOffset = 2;
    private const int IPv4Offset = 4;
    private const int IPv6Offset = 8;

    public AddressFamily Family => Address.IsIPv4 ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6;

    public static SipEndPoint From(IPEndPoint endPoint) => new(SourceAddress.From(endPoint.Address), endPoint.Port);

    public static SipEndPoint From(SocketAddress address)
    {
        var bytes = address.Buffer.Span;
        var ip = address.Family == AddressFamily.InterNetwork
            ? bytes.Slice(IPv4Offset, 4)
            : bytes.Slice(IPv6Offset, 16);
        return new SipEndPoint(
            SourceAddress.FromBytes(ip), BinaryPrimitives.ReadUInt16BigEndian(bytes[PortOffset..]));
    }

    /// <summary>Fills a socket address of this end point's family.</summary>
    public void WriteTo(SocketAddress address)
    {
        var bytes = address.Buffer.Span;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[PortOffset..], (ushort)Port);
        Address.WriteBytes(bytes[(Address.IsIPv4 ? IPv4Offset : IPv6Offset)..]);
    }

    public IPEndPoint ToIPEndPoint() => new(Address.ToIPAddress(), Port);

    public override string ToString() => ToIPEndPoint().ToString();
}
