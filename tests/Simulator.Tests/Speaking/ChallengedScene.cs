using System.Net;
using System.Text;
using Spit.Simulator.Answering;
using Spit.Simulator.Calling;
using Spit.Simulator.Reporting;
using Spit.Simulator.Scenarios;
using Spit.Simulator.Speaking;
using Spit.Sip;
using Spit.Sip.Messages;

namespace Spit.Simulator.Tests.Speaking;

/// <summary>
/// A call that is spoken, and a machine that answers it, in time that a test lets pass. Once the machine connects, the
/// two ends hear each other.
/// </summary>
internal sealed class ChallengedScene
{
    private static readonly IPEndPoint Edge = new(IPAddress.Loopback, 5060);
    private static readonly IPEndPoint MachineAudio = new(IPAddress.Loopback, 30000);
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    private readonly Queue<Action> _wire = [];
    private readonly SipHeaderSlot[] _slots = new SipHeaderSlot[SipLimits.MaxHeaders];
    private readonly Telephone _machine;
    private readonly CallIdentity _identity;
    private bool _isConnecting;

    public ChallengedScene(ISpeaker caller, short[] calleeSays, short[] machineSays)
    {
        var audio = new Line(Port(30002), FromCallerAudio);
        var callee = new Line(Port(30004), (packet, _) => FromTheOtherSide(packet, isMachine: false));
        var callerPhone = new Telephone(caller, audio.Address, audio.Send, new Random(1));
        var calleePhone = new Telephone(new Recital(calleeSays, 10), callee.Address, callee.Send, new Random(2));
        _machine = new Telephone(
            new Recital(machineSays, 0),
            MachineAudio,
            (packet, _) => FromTheOtherSide(packet, isMachine: true),
            new Random(3));
        var options = new SimulatorOptions
        {
            Edges = [],
            Listen = Port(5080),
            Challenge = new PopEdge("muc1", Edge),
        };
        _identity = new CallIdentity
        {
            CallId = "c1",
            Token = "t1",
            Call = StrangerScenario.Human(options),
            Local = Port(5070),
            Offer = callerPhone.Offer(),
        };
        var lines = new CallLines(
            new Line(_identity.Local, FromCaller), audio, new Line(options.Listen, FromCallee), callee);
        Call = new SpokenCall(
            _identity, lines, callerPhone, calleePhone, new Ledger(["muc1"], Verdicts.Add), (_, _, t) => Told.Add(t));
    }

    public SpokenCall Call { get; }

    public List<CallVerdict> Verdicts { get; } = [];

    public List<string> Told { get; } = [];

    /// <summary>First lines of what the caller sent.</summary>
    public List<string> Sent { get; } = [];

    public TimeSpan Now { get; private set; }

    /// <summary>False: nobody takes the call before it reaches the callee.</summary>
    public bool HasMachine { get; init; } = true;

    private bool IsBridged => _isConnecting || !HasMachine;

    public void Start() => Call.Start(Now);

    public void Run(double seconds)
    {
        for (var end = Now + TimeSpan.FromSeconds(seconds); Now < end; Now += Frame)
        {
            while (_wire.TryDequeue(out var arrival))
                arrival();
            while (Call.NextDue <= Now)
                Call.Elapse(Now);
            while (_machine.NextDue <= Now)
                _machine.Elapse(Now);
        }
    }

    /// <summary>The machine calls the callee, and lets the two hear each other.</summary>
    public void Connect()
    {
        _isConnecting = true;
        var onward = _identity with { CallId = "m1", Token = "t2", Local = Edge, Offer = _machine.Offer() };
        ToCallee(RequestText.Invite(onward));
    }

    /// <summary>The machine ends the call.</summary>
    public void Dismiss() => ToCaller(Encoding.UTF8.GetBytes(
        $"BYE sip:{_identity.Local} SIP/2.0\r\nVia: SIP/2.0/UDP {Edge};branch=z9hG4bKbye\r\nMax-Forwards: 70\r\n"
        + $"From: <{_identity.CalleeUri}>;tag=machine\r\nTo: {_identity.From}\r\nCall-ID: c1\r\nCSeq: 1 BYE\r\n"
        + "Content-Length: 0\r\n\r\n"));

    private static IPEndPoint Port(int port) => new(IPAddress.Loopback, port);

    private bool FromCaller(ReadOnlySpan<byte> bytes, IPEndPoint to)
    {
        Assert.Equal(SipParseError.None, SipMessageView.TryRead(bytes, _slots, out var message));
        Sent.Add(Encoding.UTF8.GetString(message.IsRequest ? message.MethodToken : message.ReasonPhrase));
        if (message.IsRequest && !HasMachine)
            ToCallee(bytes.ToArray());
        else if (message.IsRequest)
            AtMachine(message);
        return true;
    }

    private void AtMachine(SipMessageView request)
    {
        if (request.Method == SipMethod.Invite)
        {
            Assert.True(_machine.TryAnswer(request.Body, out var answer));
            ToCaller(new ResponseText(Edge, "machine", answer).Write(request, 200, "OK"u8));
        }
        else if (request.Method == SipMethod.Ack)
        {
            _machine.Begin(Now);
        }
        else
        {
            ToCaller(new ResponseText(Edge, "machine").Write(request, 200, "OK"u8));
            if (_isConnecting)
                ToCallee(request.Bytes.ToArray());
        }
    }

    private bool FromCallee(ReadOnlySpan<byte> bytes, IPEndPoint to)
    {
        Assert.Equal(SipParseError.None, SipMessageView.TryRead(bytes, _slots, out var message));
        if (!HasMachine)
            ToCaller(bytes.ToArray());
        else if (message.StatusCode == 200 && message.CSeq.Method == SipMethod.Invite)
            Accept(message);
        return true;
    }

    private void Accept(SipMessageView answer)
    {
        Assert.True(_machine.TryAccept(answer.Body));
        var onward = _identity with { CallId = "m1", Token = "t2", Local = Edge };
        ToCallee(RequestText.Ack(onward, Dialog.Read(answer, Edge, onward.CalleeUri)));
    }

    private bool FromCallerAudio(ReadOnlySpan<byte> packet, IPEndPoint to)
    {
        (IsBridged ? Call.Callee : _machine).Receive(packet);
        return true;
    }

    private bool FromTheOtherSide(ReadOnlySpan<byte> packet, bool isMachine)
    {
        if (IsBridged != isMachine)
            Call.Caller.Receive(packet);
        return true;
    }

    private void ToCaller(byte[] bytes) => _wire.Enqueue(() =>
    {
        SipMessageView.TryRead(bytes, _slots, out var message);
        Call.ReceiveAtCaller(message, Edge, Now);
    });

    private void ToCallee(byte[] bytes) => _wire.Enqueue(() =>
    {
        SipMessageView.TryRead(bytes, _slots, out var message);
        Call.ReceiveAtCallee(message, Edge, Now);
    });
}
