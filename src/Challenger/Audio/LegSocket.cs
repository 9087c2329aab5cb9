using System.Net;
using System.Net.Sockets;

namespace Spit.Challenger.Audio;

/// <summary>A plain non-blocking UDP socket, and where what it received last came from.</summary>
internal sealed class LegSocket : IDisposable
{
    private const int SocketBufferBytes = 64 << 10;

    private readonly Socket _socket;

    /// <exception cref="SocketException">The port is taken.</exception>
    public LegSocket(IPEndPoint local)
    {
        _socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            _socket.Blocking = false;
            _socket.ReceiveBufferSize = SocketBufferBytes;
            _socket.Bind(local);
        }
        catch (SocketException)
        {
            _socket.Dispose();
            throw;
        }
        From = new SocketAddress(local.AddressFamily);
    }

    public SocketAddress From { get; }

    /// <summary>The next datagram that waits; -1: none, or it could not be read.</summary>
    public int Receive(Span<byte> buffer)
    {
        try
        {
            // A receive that would block is an exception, and FIONREAD does not tell an empty datagram from none.
            return _socket.Poll(0, SelectMode.SelectRead) ? _socket.ReceiveFrom(buffer, SocketFlags.None, From) : -1;
        }
        catch (SocketException)
        {
            // A port that is closed over there, or a datagram that is too long: it counts as lost.
            return -1;
        }
    }

    /// <summary>Sends, or drops what the network does not take: it counts as lost over there.</summary>
    public bool TrySend(ReadOnlySpan<byte> datagram, SocketAddress target)
    {
        try
        {
            return _socket.SendTo(datagram, SocketFlags.None, target) == datagram.Length;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public void Dispose() => _socket.Dispose();
}
