using System.Net;
using System.Net.Sockets;
using Spit.Media.Codecs;
using Spit.Media.Rtp;
using Spit.Media.Sdp;

namespace Spit.Challenger.Tests.Audio;

/// <summary>The other side of a leg: two sockets, and a source of packets.</summary>
internal sealed class RtpPeer : IDisposable
{
    private const int TimeoutMilliseconds = 10_000;

    private readonly Socket _rtp;
    private readonly Socket _rtcp;
    private readonly RtpPacketWriter _writer = new(0x5EED, 65_530, 4_294_966_000);
    private readonly byte[] _buffer = new byte[2_000];

    public RtpPeer(IPAddress? address = null)
    {
        _rtp = Bind(address ?? IPAddress.Loopback);
        _rtcp = Bind(address ?? IPAddress.Loopback);
    }

    public IPEndPoint Local => (IPEndPoint)_rtp.LocalEndPoint!;

    /// <summary>PCMU 0 or PCMA 8, telephone events 101.</summary>
    public AudioTerms Terms(G711Law law = G711Law.Mu) => new()
    {
        Remote = Local,
        RemoteRtcp = (IPEndPoint)_rtcp.LocalEndPoint!,
        Law = law,
        PayloadType = (byte)(law == G711Law.Mu ? 0 : 8),
        TelephoneEvent = 101,
    };

    public void Send(IPEndPoint to, byte[] payload, byte payloadType = 0)
    {
        var length = _writer.Write(_buffer, payloadType, _writer.Packets == 0, payload);
        _writer.Advance(payload.Length);
        _rtp.SendTo(_buffer.AsSpan(0, length), to);
    }

    public void SendEvent(IPEndPoint to, TelephoneEvent sent, byte payloadType = 101)
    {
        Span<byte> payload = stackalloc byte[TelephoneEvent.Bytes];
        sent.Write(payload);
        var length = _writer.Write(_buffer, payloadType, false, payload);
        _rtp.SendTo(_buffer.AsSpan(0, length), to);
    }

    public void SendRaw(IPEndPoint to, ReadOnlySpan<byte> datagram) => _rtp.SendTo(datagram, to);

    /// <exception cref="SocketException">Nothing came in time.</exception>
    public ReceivedPacket Receive() => ReceivedPacket.Read(_buffer.AsSpan(0, _rtp.Receive(_buffer)));

    public ReceivedPacket[] Receive(int count) => [.. Enumerable.Range(0, count).Select(_ => Receive())];

    /// <summary>The next datagram at the port of RTP that is RTCP.</summary>
    public byte[] ReceiveMuxed()
    {
        while (true)
        {
            var datagram = _buffer.AsSpan(0, _rtp.Receive(_buffer));
            if (RtcpCompoundReader.IsRtcp(datagram)) return datagram.ToArray();
        }
    }

    public byte[] ReceiveRtcp() => _buffer.AsSpan(0, _rtcp.Receive(_buffer)).ToArray();

    /// <summary>Whether nothing has come that was not received.</summary>
    public bool HasNothing() => _rtp.Available == 0;

    public void Dispose()
    {
        _rtp.Dispose();
        _rtcp.Dispose();
    }

    private static Socket Bind(IPAddress address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveTimeout = TimeoutMilliseconds,
        };
        socket.Bind(new IPEndPoint(address, 0));
        return socket;
    }
}
