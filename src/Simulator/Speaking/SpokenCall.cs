using System.Net;
using System.Text;
using Spit.Simulator.Answering;
using Spit.Simulator.Calling;
using Spit.Simulator.Reporting;
using Spit.Simulator.Scenarios;
using Spit.Sip;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;

namespace Spit.Simulator.Speaking;

/// <summary>
/// A call that is spoken, from both of its ends: the caller's, whoever answers him, and that of the callee, if it comes
/// to that. Without sockets and clocks.
/// </summary>
/// <param name="identity">The call, as its caller names it.</param>
/// <param name="lines">Where its ends are.</param>
/// <param name="caller">Speaks for the caller; its session is what <paramref name="identity"/> offers.</param>
/// <param name="callee">Speaks for the callee.</param>
/// <param name="ledger">Told of verdicts.</param>
/// <param name="tell">Told of each turn the call takes.</param>
internal sealed class SpokenCall(
    CallIdentity identity,
    CallLines lines,
    Telephone caller,
    Telephone callee,
    Ledger ledger,
    Action<TimeSpan, PlannedCall, string> tell) : IScheduled
{
    private readonly OutgoingCall _outgoing = new(identity, SipTimers.Default, lines.Caller.Send, ledger);
    private IncomingCall? _incoming;
    private bool _isAnswered;
    private bool _isChallenged;
    private bool _isConnected;
    private bool _wasHungUpOn;
    private int _heardBefore;

    public PlannedCall Plan => identity.Call;

    public string CallId => identity.CallId;

    public Telephone Caller => caller;

    public Telephone Callee => callee;

    /// <summary>It has reached the callee, and no machine before.</summary>
    public bool IsLetThrough => _incoming is not null && !_isChallenged;

    public bool IsOver => _outgoing.Phase == CallPhase.Over && _incoming is null or { IsOver: true };

    public TimeSpan NextDue => new[]
    {
        _outgoing.NextDue, _incoming?.NextDue ?? TimeSpan.MaxValue, caller.NextDue, callee.NextDue,
    }.Min();

    public void Start(TimeSpan now)
    {
        tell(now, Plan, "calls");
        _outgoing.Start(now);
    }

    /// <summary>A message reached the caller.</summary>
    public void ReceiveAtCaller(SipMessageView message, IPEndPoint from, TimeSpan now)
    {
        if (message.IsRequest)
            HearRequest(message, from, now);
        else
            _outgoing.Receive(message, now);
        if (_outgoing.Phase == CallPhase.Talking && !_isAnswered)
        {
            (_isAnswered, _isChallenged) = (true, _incoming is null);
            var who = _isChallenged ? "is answered by the machine" : "is answered";
            tell(now, Plan, caller.TryAccept(message.Body) ? who : $"{who}, but not to be heard");
            caller.Begin(now);
        }

        Follow(now);
    }

    /// <summary>A request reached the callee: the first is an INVITE.</summary>
    public void ReceiveAtCallee(SipMessageView request, IPEndPoint edge, TimeSpan now)
    {
        if (_incoming is not null)
            _incoming.Receive(request, now);
        else
            Ring(request, edge, now);
        Follow(now);
    }

    public void Elapse(TimeSpan now)
    {
        if (_outgoing.NextDue <= now)
            _outgoing.Elapse(now);
        if (_incoming?.NextDue <= now)
            _incoming.Elapse(now);
        if (caller.NextDue <= now)
            caller.Elapse(now);
        if (callee.NextDue <= now)
            callee.Elapse(now);
        Follow(now);
    }

    public void HangUp(TimeSpan now)
    {
        _outgoing.HangUp(now);
        Follow(now);
    }

    /// <summary>What came of it.</summary>
    /// <param name="callerSays">What the caller says to the callee, to be looked for in what that one heard.</param>
    /// <param name="calleeSays">The other way round.</param>
    public SpokenOutcome Summarise(short[] callerSays, short[] calleeSays) => new()
    {
        Challenged = _isChallenged,
        Connected = _isConnected,
        HungUpOn = _wasHungUpOn,
        CalleeHeard = Math.Round(Likeness.Of([.. callee.Heard], callerSays), 3),
        CallerHeard = Math.Round(Likeness.Of([.. caller.Heard.Skip(_heardBefore)], calleeSays), 3),
    };

    private void HearRequest(SipMessageView request, IPEndPoint from, TimeSpan now)
    {
        var isBye = request.Method == SipMethod.Bye;
        if (request.Method != SipMethod.Ack)
        {
            var responses = new ResponseText(lines.Caller.Address, "none");
            var phrase = Encoding.UTF8.GetBytes(isBye ? "OK" : "Not Implemented");
            lines.Caller.Send(responses.Write(request, isBye ? 200 : 501, phrase), from);
        }

        if (!isBye || _wasHungUpOn)
            return;
        _wasHungUpOn = true;
        tell(now, Plan, "is hung up on");
        _outgoing.EndByOther();
    }

    private void Ring(SipMessageView invite, IPEndPoint edge, TimeSpan now)
    {
        if (!callee.TryAnswer(invite.Body, out var answer))
        {
            var refusal = new ResponseText(lines.Callee.Address, "none").Write(invite, 488, "Not Acceptable Here"u8);
            lines.Callee.Send(refusal, edge);
            return;
        }

        ledger.Deliver(Plan, VerdictText.ReadHeaders(invite), now);
        var responses = new ResponseText(lines.Callee.Address, "spoken", answer);
        _incoming = new IncomingCall(
            Plan, invite.Bytes.ToArray(), edge, responses, SipTimers.Default, lines.Callee.Send);
        _incoming.Start(now);
    }

    /// <summary>The telephones go by the signalling, and who is done hangs up.</summary>
    private void Follow(TimeSpan now)
    {
        if (_incoming is { IsAnswered: true } && !_isConnected)
        {
            _isConnected = true;
            _heardBefore = caller.Heard.Count;
            tell(now, Plan, "is connected to whom he calls");
            callee.Begin(now);
            caller.Speaker.Connect();
        }

        if (_incoming is { IsOver: true })
            callee.HangUp();
        if (_isAnswered && _outgoing.Phase != CallPhase.Talking)
            caller.HangUp();
        else if (_isAnswered && caller.Speaker.IsDone)
        {
            tell(now, Plan, "hangs up");
            _outgoing.HangUp(now);
            caller.HangUp();
        }
    }
}
