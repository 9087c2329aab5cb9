using System.Net;
using System.Net.Sockets;
using System.Text;
using Spit.Challenger.Tests.Audio;

namespace Spit.Challenger.Tests.Sip;

/// <summary>A phone in one call, which says what the test tells it; its answers are the test's.</summary>
internal sealed class Phone : IDisposable
{
    private const int TimeoutMilliseconds = 10_000;

    private readonly string _name;
    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[65_535];
    private string _callId;
    private string _local;
    private string _remote = "<sip:callee@127.0.0.1>";
    private IPEndPoint _challenger = new(IPAddress.Loopback, 0);
    private int _sequence = 10;
    private string _branch = "";

    public Phone(string name)
    {
        _name = name;
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveTimeout = TimeoutMilliseconds,
        };
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _callId = name + "-call";
        _local = $"<sip:{name}@127.0.0.1>;tag={name}";
    }

    public RtpPeer Rtp { get; } = new();

    public IPEndPoint Sip => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>PCMA and telephone-events at its own port of RTP.</summary>
    public string Sdp(string direction = "sendrecv", int events = 101, int? port = null) =>
        $"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
        + $"m=audio {port ?? Rtp.Local.Port} RTP/AVP 8 {events}\r\na=rtpmap:8 PCMA/8000\r\n"
        + $"a=rtpmap:{events} telephone-event/8000\r\na={direction}\r\n";

    /// <summary>Calls the challenger, and is answered.</summary>
    public SipText Call(IPEndPoint challenger)
    {
        _challenger = challenger;
        Request("INVITE", Sdp());
        Assert.Equal(100, Receive().Code);
        var answer = Receive(200);
        _remote = answer.Header("To")!;
        Request("ACK");
        return answer;
    }

    /// <summary>Is called, and answers.</summary>
    public void Answer(IPEndPoint challenger)
    {
        _challenger = challenger;
        var invite = Receive("INVITE");
        _callId = invite.Header("Call-ID")!;
        _remote = invite.Header("From")!;
        _local = $"{invite.Header("To")};tag={_name}";
        Respond(invite, 200, Sdp());
        Receive("ACK");
    }

    public SipText Receive() => new(Encoding.Latin1.GetString(_buffer, 0, _socket.Receive(_buffer)));

    public SipText Receive(string method)
    {
        var message = Receive();
        Assert.True(message.Method == method, $"{method} was expected, and this came:\n{message.Text}");
        return message;
    }

    public SipText Receive(int code)
    {
        var message = Receive();
        Assert.True(message.Method == "SIP/2.0" && message.Code == code, $"{code} was expected, not:\n{message.Text}");
        if (code >= 300) Acknowledge(message);
        return message;
    }

    /// <summary>Sends a request within the call; an ACK is that to the request before.</summary>
    public void Request(string method, string body = "", int? sequence = null)
    {
        if (method != "ACK") _sequence++;
        if (method != "CANCEL") _branch = $"{Guid.NewGuid():N}";
        Send($"{method} sip:challenger@{_challenger} SIP/2.0\r\n"
            + $"Via: SIP/2.0/UDP {Sip};branch=z9hG4bK{_branch}\r\nMax-Forwards: 70\r\nFrom: {_local}\r\n"
            + $"To: {_remote}\r\nCall-ID: {_callId}\r\nCSeq: {sequence ?? _sequence} {method}\r\n", body);
    }

    /// <summary>Does not want the request before any more.</summary>
    public void Cancel() => Request("CANCEL", sequence: _sequence--);

    public void Respond(SipText request, int code, string body = "")
    {
        var to = request.Header("To")!;
        var tag = to.Contains(";tag=", StringComparison.Ordinal) ? "" : $";tag={_name}";
        Send($"SIP/2.0 {code} Because\r\nVia: {request.Header("Via")}\r\nFrom: {request.Header("From")}\r\n"
            + $"To: {to}{tag}\r\nCall-ID: {request.Header("Call-ID")}\r\nCSeq: {request.Header("CSeq")}\r\n", body);
    }

    /// <summary>Nothing came that was not received: the answer to a question is next.</summary>
    public void HasNothing()
    {
        Request("OPTIONS");
        Assert.EndsWith("OPTIONS", Receive().Header("CSeq"), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _socket.Dispose();
        Rtp.Dispose();
    }

    // RFC 3261 17.1.1.3: of the transaction, unlike that to a 2xx.
    private void Acknowledge(SipText refusal) => Send(
        $"ACK sip:challenger@{_challenger} SIP/2.0\r\nVia: {refusal.Header("Via")}\r\n"
            + $"From: {refusal.Header("From")}\r\nTo: {refusal.Header("To")}\r\nCall-ID: {_callId}\r\n"
            + $"CSeq: {refusal.Header("CSeq")!.Split(' ')[0]} ACK\r\n", "");

    private void Send(string head, string body) => _socket.SendTo(
        Encoding.Latin1.GetBytes($"{head}Contact: <sip:{_name}@{Sip}>\r\n"
            + (body.Length > 0 ? "Content-Type: application/sdp\r\n" : "")
            + $"Content-Length: {body.Length}\r\n\r\n{body}"),
        _challenger);
}
