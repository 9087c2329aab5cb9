using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Spit.Sip;

namespace Spit.Simulator.Transport;

/// <summary>A UDP socket whose datagrams go to the simulation's one queue.</summary>
internal sealed class UdpPort : IDisposable
{
    /// <summary>Room for a second of traffic while the process is kept waiting.</summary>
    private const int ReceiveBufferBytes = 1 << 20;

    private readonly Socket _socket;

    /// <exception cref="SocketException">The address is not this machine's, or the port is taken.</exception>
    public UdpPort(IPEndPoint address)
    {
        _socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            _socket.ReceiveBufferSize = ReceiveBufferBytes;
            _socket.Bind(address);
        }
        catch (SocketException error)
        {
            _socket.Dispose();
            throw new SocketException(error.ErrorCode, $"cannot listen on {address}: {error.Message}");
        }

        Address = (IPEndPoint)_socket.LocalEndPoint!;
    }

    /// <summary>The bound address; its port is a real one, also where 0 was asked for.</summary>
    public IPEndPoint Address { get; }

    public bool Send(ReadOnlySpan<byte> message, IPEndPoint destination)
    {
        try
        {
            return _socket.SendTo(message, destination) == message.Length;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Receives until the token stops it or the socket is closed.</summary>
    public async Task ReceiveAsync(ChannelWriter<ReceivedDatagram> queue, CancellationToken stop)
    {
        var buffer = new byte[SipLimits.MaxDatagramBytes];
        var anyone = new IPEndPoint(
            Address.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var received = await _socket.ReceiveFromAsync(buffer, anyone, stop);
                var bytes = buffer.AsSpan(0, received.ReceivedBytes).ToArray();
                queue.TryWrite(new ReceivedDatagram(this, bytes, (IPEndPoint)received.RemoteEndPoint));
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionReset)
            {
                // Some systems report here that an earlier datagram found nobody; the transaction's timer tells that.
                continue;
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    public void Dispose() => _socket.Dispose();
}
