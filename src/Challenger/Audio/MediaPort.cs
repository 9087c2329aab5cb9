using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Spit.Challenger.Audio;

/// <summary>One UDP socket that never waits; used by one thread.</summary>
internal sealed class MediaPort : IDisposable
{
    private readonly Socket _socket;

    private MediaPort(Socket socket, IPEndPoint local)
    {
        _socket = socket;
        Local = local;
        From = new SocketAddress(local.AddressFamily);
    }

    public IPEndPoint Local { get; }

    /// <summary>Where the last datagram came from.</summary>
    public SocketAddress From { get; }

    /// <summary>False: somebody else has the port.</summary>
    /// <exception cref="SocketException">The address is not ours, or there are no more sockets to have.</exception>
    public static bool TryBind(IPEndPoint local, [NotNullWhen(true)] out MediaPort? port)
    {
        port = null;
        var socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            if (local.AddressFamily == AddressFamily.InterNetworkV6) socket.DualMode = false;
            socket.Blocking = false;
            socket.Bind(local);
            port = new MediaPort(socket, local);
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
        finally
        {
            if (port is null) socket.Dispose();
        }
    }

    /// <summary>The next datagram that has come; false: none has, or the network reports a fault.</summary>
    public bool TryReceive(Span<byte> buffer, out int length)
    {
        length = 0;
        try
        {
            // Asked first: receiving where nothing is would throw.
            if (!_socket.Poll(0, SelectMode.SelectRead)) return false;
            From.Size = From.Buffer.Length;
            length = _socket.ReceiveFrom(buffer, SocketFlags.None, From);
            return true;
        }
        catch (SocketException)
        {
            // Longer than any packet of ours, or word of one that could not be delivered: nothing to be heard.
            return false;
        }
    }

    /// <summary>False: the network does not take it; a packet of audio is not sent twice.</summary>
    public bool TrySend(ReadOnlySpan<byte> datagram, SocketAddress to)
    {
        try
        {
            _socket.SendTo(datagram, SocketFlags.None, to);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public void Dispose() => _socket.Dispose();
}
