using System.Buffers.Binary;
using System.Net;

namespace Spit.Challenger.Audio;

/// <summary>Where the other side is: the address that was agreed on, and the port that it really uses.</summary>
/// <remarks>
/// Behind a translator of addresses the port is another than the one agreed on, so packets go where they come from
/// (RFC 4961). Nobody at another address is listened to, and another port at the same only when the one in use is
/// still.
/// </remarks>
internal sealed class RemoteParty
{
    // sockaddr_in and sockaddr_in6: family (2), port (2), then the address, in an IPv6 one behind a flow label.
    private const int PortOffset = 2;
    private const int PortBytes = 2;
    private const int IPv4Offset = 4;
    private const int IPv4Bytes = 4;
    private const int IPv6Offset = 8;
    private const int IPv6Bytes = 16;

    private static readonly TimeSpan Stillness = TimeSpan.FromMilliseconds(500);

    private readonly bool _isKnown;
    private bool _isLatched;
    private bool _isElsewhere;
    private TimeSpan _heard;

    /// <param name="agreed">As signalled.</param>
    /// <param name="local">Ours: the other side has to be of the same family.</param>
    public RemoteParty(IPEndPoint agreed, IPEndPoint local)
    {
        Agreed = agreed;
        Target = agreed.Serialize();
        _isKnown = agreed.AddressFamily == local.AddressFamily
            && !agreed.Address.Equals(IPAddress.Any) && !agreed.Address.Equals(IPAddress.IPv6Any);
    }

    public IPEndPoint Agreed { get; }

    /// <summary>Where to send.</summary>
    public SocketAddress Target { get; }

    /// <summary>False: there is nowhere to send.</summary>
    public bool CanBeReached => _isKnown && (_isLatched || Agreed.Port != 0);

    public PartyPlace Place => !_isLatched ? PartyPlace.Unheard
        : _isElsewhere ? PartyPlace.Elsewhere : PartyPlace.AsAgreed;

    /// <summary>Whether a packet from there is to be listened to; it then says where to send.</summary>
    public bool Accepts(SocketAddress from, TimeSpan now)
    {
        if (!_isKnown || from.Family != Target.Family || !AddressOf(from).SequenceEqual(AddressOf(Target)))
            return false;
        var isSamePort = PortOf(from).SequenceEqual(PortOf(Target));
        if (!isSamePort)
        {
            if (_isLatched && now - _heard < Stillness) return false;
            PortOf(from).CopyTo(PortOf(Target));
            _isElsewhere = BinaryPrimitives.ReadUInt16BigEndian(PortOf(from)) != Agreed.Port;
        }
        _isLatched = true;
        _heard = now;
        return true;
    }

    private static Span<byte> PortOf(SocketAddress address) => address.Buffer.Span.Slice(PortOffset, PortBytes);

    private static ReadOnlySpan<byte> AddressOf(SocketAddress address) =>
        address.Family == System.Net.Sockets.AddressFamily.InterNetwork
            ? address.Buffer.Span.Slice(IPv4Offset, IPv4Bytes)
            : address.Buffer.Span.Slice(IPv6Offset, IPv6Bytes);
}
