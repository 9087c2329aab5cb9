using System.Net;
using System.Net.Sockets;
using Spit.Sip;

namespace Spit.Challenger.Sip;

/// <summary>The UDP socket for SIP, with a thread of its own that hands on what comes. Any thread may send.</summary>
internal sealed partial class SipPort : IDisposable
{
    private readonly Socket _socket;
    private readonly ReceiveDatagram _receive;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private volatile bool _isStopping;

    /// <param name="endPoint">Where to listen; port 0 takes a free one.</param>
    /// <param name="advertised">What Via and Contact name; null: the bound address.</param>
    /// <exception cref="SocketException">The address cannot be bound.</exception>
    public SipPort(IPEndPoint endPoint, string? advertised, ReceiveDatagram receive, ILogger logger)
    {
        (_receive, _logger) = (receive, logger);
        _socket = new Socket(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        if (endPoint.AddressFamily == AddressFamily.InterNetworkV6) _socket.DualMode = false;
        _socket.Bind(endPoint);
        Local = (IPEndPoint)_socket.LocalEndPoint!;
        SentBy = advertised ?? Local.ToString();
        _thread = new Thread(Receive) { IsBackground = true, Name = $"sip-udp {Local}" };
    }

    public IPEndPoint Local { get; }

    /// <summary>Host and port as others are to see them.</summary>
    public string SentBy { get; }

    public void Start() => _thread.Start();

    /// <summary>Sends one datagram; false when the network refuses it.</summary>
    public bool TrySend(ReadOnlySpan<byte> datagram, IPEndPoint target)
    {
        try
        {
            _socket.SendTo(datagram, SocketFlags.None, target);
            return true;
        }
        catch (SocketException e)
        {
            LogSendFailed(target, e.SocketErrorCode);
            return false;
        }
        catch (ObjectDisposedException)
        {
            // A late timer of a port that is closed.
            return false;
        }
    }

    public void Dispose()
    {
        _isStopping = true;
        _socket.Dispose();
        if (_thread.IsAlive) _thread.Join();
    }

    private void Receive()
    {
        var buffer = new byte[SipLimits.MaxDatagramBytes];
        EndPoint from = new IPEndPoint(Local.Address, 0);
        while (!_isStopping)
        {
            try
            {
                var length = _socket.ReceiveFrom(buffer, ref from);
                _receive(buffer.AsSpan(0, length), (IPEndPoint)from);
            }
            catch (SocketException e) when (!_isStopping)
            {
                LogReceiveFailed(Local, e.SocketErrorCode);
            }
            catch (Exception e) when (_isStopping && e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    [LoggerMessage(5001, LogLevel.Warning, "A datagram to {Target} was not sent ({Error})")]
    private partial void LogSendFailed(IPEndPoint target, SocketError error);

    [LoggerMessage(5002, LogLevel.Warning, "Receiving on {Local} failed once ({Error}); listening goes on")]
    private partial void LogReceiveFailed(IPEndPoint local, SocketError error);
}
