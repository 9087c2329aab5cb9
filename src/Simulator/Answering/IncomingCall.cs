using System.Net;
using Spit.Simulator.Scenarios;
using Spit.Simulator.Transport;
using Spit.Sip;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;

namespace Spit.Simulator.Answering;

/// <summary>The called side of a call: it rings, is answered as planned, and hears when the caller gives up.</summary>
/// <remarks>Responses go where the INVITE came from, which is what an rport in its Via asks for (RFC 3581 4).</remarks>
internal sealed class IncomingCall : IScheduled
{
    private readonly PlannedCall _call;
    private readonly SipTimers _timers;
    private readonly SendDatagram _send;
    private readonly IPEndPoint _edge;
    private readonly byte[] _invite;
    private readonly ResponseText _responses;
    private readonly InviteServerTransaction _invited;
    private readonly SipHeaderSlot[] _slots = new SipHeaderSlot[SipLimits.MaxHeaders];
    private byte[] _response = [];
    private TimeSpan _answerAt = TimeSpan.MaxValue;
    private TimeSpan _repeatAt = TimeSpan.MaxValue;
    private TimeSpan _interval;

    public IncomingCall(
        PlannedCall call, byte[] invite, IPEndPoint edge, ResponseText responses, SipTimers timers, SendDatagram send)
    {
        _call = call;
        _timers = timers;
        _send = send;
        _edge = edge;
        _invite = invite;
        _responses = responses;
        _invited = new InviteServerTransaction(timers, isReliable: false);
    }

    public bool IsAnswered { get; private set; }

    /// <summary>The caller has hung up, before or after it was answered.</summary>
    public bool IsOver { get; private set; }

    public TimeSpan NextDue
    {
        get
        {
            var planned = _answerAt < _repeatAt ? _answerAt : _repeatAt;
            return planned < _invited.NextDue ? planned : _invited.NextDue;
        }
    }

    public void Start(TimeSpan now)
    {
        if (_call.Talk is not null)
            _answerAt = now + _call.Ring;
        Respond(180, "Ringing"u8, now);
    }

    public void Receive(SipMessageView request, TimeSpan now)
    {
        switch (request.Method)
        {
            case SipMethod.Invite:
                Repeat(_invited.ReceiveRequest(now));
                break;
            case SipMethod.Ack:
                _repeatAt = TimeSpan.MaxValue;
                _invited.ReceiveAck(now);
                break;
            case SipMethod.Cancel:
                Answer(request, 200, "OK"u8);
                // RFC 3261 9.2: no effect on a call that is answered already; the transaction refuses the 487 then.
                _answerAt = TimeSpan.MaxValue;
                IsOver = !IsAnswered;
                Respond(487, "Request Terminated"u8, now);
                break;
            case SipMethod.Bye:
                // Repeated BYEs get the same answer each time, so nothing is remembered for them.
                _repeatAt = TimeSpan.MaxValue;
                IsOver = true;
                Answer(request, 200, "OK"u8);
                break;
            default:
                Answer(request, 501, "Not Implemented"u8);
                break;
        }
    }

    public void Elapse(TimeSpan now)
    {
        Repeat(_invited.Elapse(now));
        if (now >= _answerAt)
        {
            _answerAt = TimeSpan.MaxValue;
            IsAnswered = true;
            Respond(200, "OK"u8, now);
            (_interval, _repeatAt) = (_timers.T1, now + _timers.T1);
        }
        else if (now >= _repeatAt)
        {
            RepeatAnswer(now);
        }
    }

    /// <summary>RFC 3261 13.3.1.4: the 2xx is repeated from T1, doubled up to T2, until the ACK, for 64 x T1.</summary>
    private void RepeatAnswer(TimeSpan now)
    {
        Repeat(_invited.SendResponse(200, now));
        _interval = 2 * _interval < _timers.T2 ? 2 * _interval : _timers.T2;
        _repeatAt = _invited.State == TransactionState.Accepted ? now + _interval : TimeSpan.MaxValue;
    }

    private void Respond(int code, ReadOnlySpan<byte> phrase, TimeSpan now)
    {
        if (!_invited.SendResponse(code, now).HasFlag(TransactionActions.Transmit))
            return;
        SipMessageView.TryRead(_invite, _slots, out var invite);
        _response = _responses.Write(invite, code, phrase);
        _send(_response, _edge);
    }

    private void Repeat(TransactionActions actions)
    {
        if (actions.HasFlag(TransactionActions.Transmit))
            _send(_response, _edge);
    }

    private void Answer(SipMessageView request, int code, ReadOnlySpan<byte> phrase) =>
        _send(_responses.Write(request, code, phrase), _edge);
}
