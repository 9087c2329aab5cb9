using System.Security.Cryptography;
using System.Text;
using Spit.EdgeProxy.Proxying;
using Spit.EdgeProxy.Transport;
using Spit.Sip;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Challenges;

/// <summary>The challengers of this edge, each asked every second whether it is there (OPTIONS, RFC 3261 11).</summary>
internal sealed partial class ChallengerPool : TransactionUser
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<UdpListener> _listeners;
    private readonly ILogger _logger;
    private readonly ChallengerNode[] _nodes;
    private readonly OwnRequest?[] _probes;
    private TimeSpan _nextPulse = TimeSpan.Zero;
    private int _turn;

    public ChallengerPool(
        SipProxy proxy, IReadOnlyList<UdpListener> listeners, IEnumerable<SipEndPoint> challengers, ILogger logger)
        : base(proxy)
    {
        _listeners = listeners;
        _logger = logger;
        _nodes = [.. challengers.Select(c => new ChallengerNode(c))];
        _probes = new OwnRequest?[_nodes.Length];
    }

    public override TimeSpan NextDue => _nextPulse;

    /// <summary>Called when a challenger has been silent for so long that its calls are given up.</summary>
    public Action<ChallengerNode>? OnLost { get; set; }

    /// <summary>The next that is up, in turn; null: none that was not tried.</summary>
    public ChallengerNode? Pick(IReadOnlyCollection<ChallengerNode> tried)
    {
        for (var i = 0; i < _nodes.Length; i++)
        {
            var node = _nodes[(int)((uint)_turn++ % (uint)_nodes.Length)];
            if (node.IsUp && !tried.Contains(node))
                return node;
        }
        return null;
    }

    public ChallengerNode? Find(SipEndPoint endPoint) => Array.Find(_nodes, n => n.EndPoint == endPoint);

    public override void OnResponse(SipMessageView response, TimeSpan now)
    {
    }

    public override void Elapse(TimeSpan now)
    {
        if (now < _nextPulse)
            return;
        _nextPulse = now + Pulse;
        for (var i = 0; i < _nodes.Length; i++)
        {
            // Still unanswered after a whole second.
            if (_probes[i] is { } late)
            {
                late.Abandon();
                Miss(_nodes[i]);
            }
            Probe(i);
        }
    }

    private void Probe(int index)
    {
        var node = _nodes[index];
        if (_listeners.FirstOrDefault(l => l.Family == node.EndPoint.Family) is not { } listener)
            return;
        var branch = BranchId.New(0);
        var client = new ClientSide(branch, WriteOptions(node, listener, branch), listener, node.EndPoint);
        var probe = new OwnRequest(Proxy, SipMethod.Options, client, code => Heard(index, code));
        _probes[index] = probe;
        probe.Start();
    }

    private void Heard(int index, int code)
    {
        // A probe that could not even be sent stays unanswered.
        if (code == 0)
            return;
        _probes[index] = null;
        var wasUp = _nodes[index].IsUp;
        _nodes[index].Answered(code);
        if (wasUp != _nodes[index].IsUp)
            LogChanged(_nodes[index].EndPoint, _nodes[index].IsUp ? "takes calls" : "is full");
    }

    private void Miss(ChallengerNode node)
    {
        var wasUp = node.IsUp;
        var isLost = node.Missed();
        if (wasUp && !node.IsUp)
            LogChanged(node.EndPoint, "does not answer and gets no more calls");
        if (!isLost)
            return;
        LogLost(node.EndPoint);
        OnLost?.Invoke(node);
    }

    private static byte[] WriteOptions(ChallengerNode node, UdpListener listener, BranchId branch)
    {
        Span<byte> via = stackalloc byte[512];
        var viaText = Encoding.ASCII.GetString(via[..branch.WriteVia(listener, via)]);
        var sentBy = Encoding.ASCII.GetString(listener.SentBy);
        var tag = RandomNumberGenerator.GetHexString(16, lowercase: true);
        return Encoding.ASCII.GetBytes(
            $"OPTIONS sip:{node.EndPoint} SIP/2.0\r\nVia: {viaText}\r\nMax-Forwards: {SipLimits.InitialMaxForwards}\r\n"
            + $"From: <sip:{sentBy}>;tag={tag}\r\nTo: <sip:{node.EndPoint}>\r\nCall-ID: probe-{tag}\r\n"
            + "CSeq: 1 OPTIONS\r\nAccept: application/sdp\r\nContent-Length: 0\r\n\r\n");
    }

    [LoggerMessage(2040, LogLevel.Information, "The challenger at {Challenger} {State}")]
    private partial void LogChanged(SipEndPoint challenger, string state);

    [LoggerMessage(2041, LogLevel.Warning,
        "The challenger at {Challenger} is lost; its calls are ended, those not yet answered go on without it")]
    private partial void LogLost(SipEndPoint challenger);
}
