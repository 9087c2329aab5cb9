using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Spit.EdgeProxy.Tests.Peers;

/// <summary>A socket that speaks SIP word for word as the test tells it.</summary>
internal sealed class SipPeer : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[65_535];

    public SipPeer(string address = "127.0.0.1")
    {
        var endPoint = new IPEndPoint(IPAddress.Parse(address), 0);
        _socket = new Socket(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        _socket.Bind(endPoint);
    }

    public IPEndPoint EndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    public int Port => EndPoint.Port;

    public void Send(string text, IPEndPoint to) => _socket.SendTo(Encoding.Latin1.GetBytes(text), to);

    public void Send(byte[] datagram, IPEndPoint to) => _socket.SendTo(datagram, to);

    /// <summary>The next message; fails when none comes.</summary>
    public async Task<SipText> ReceiveAsync()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var length = await _socket.ReceiveAsync(_buffer, deadline.Token);
        return new SipText(Encoding.Latin1.GetString(_buffer, 0, length));
    }

    /// <summary>The next request of a method; fails when something else comes.</summary>
    public async Task<SipText> ReceiveAsync(string method)
    {
        var message = await ReceiveAsync();
        Assert.StartsWith(method + " ", message.FirstLine, StringComparison.Ordinal);
        return message;
    }

    /// <summary>The next response; fails when its code is another.</summary>
    public async Task<SipText> ReceiveAsync(int code)
    {
        var message = await ReceiveAsync();
        Assert.True(message.Code == code, $"{code} was expected, and this came:\n{message.Text}");
        return message;
    }

    /// <summary>Nothing more was sent to this peer: the answer to what it asks now is the next that comes.</summary>
    public async Task HasNothingMoreAsync(IPEndPoint proxy)
    {
        var id = $"marker-{Guid.NewGuid():N}";
        var marker = new SipRequestText { Method = "OPTIONS", Uri = $"sip:{proxy}", CallId = id };
        Send(marker.Write(Port), proxy);
        var next = await ReceiveAsync();
        Assert.True(next.One("Call-ID") == id, $"Nothing was expected, and this came:\n{next.Text}");
    }

    public void Dispose() => _socket.Dispose();
}
