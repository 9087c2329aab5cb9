using System.Net;
using Spit.Simulator.Reporting;
using Spit.Simulator.Transport;
using Spit.Sip;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;

namespace Spit.Simulator.Calling;

/// <summary>
/// The caller's side of a call: INVITE, ACK, and CANCEL when nobody answers or BYE after the talk. Without sockets and
/// clocks.
/// </summary>
internal sealed class OutgoingCall(CallIdentity identity, SipTimers timers, SendDatagram send, Ledger ledger)
    : IScheduled
{
    private readonly byte[] _invite = RequestText.Invite(identity);
    private readonly IPEndPoint _edge = identity.Call.Edge.Address;
    private readonly InviteClientTransaction _inviting = new(timers, isReliable: false);
    private readonly SipHeaderSlot[] _slots = new SipHeaderSlot[SipLimits.MaxHeaders];
    private ClientTransaction? _ending;
    private byte[] _endingRequest = [];
    private IPEndPoint _endingDestination = identity.Call.Edge.Address;
    private byte[] _ack = [];
    private Dialog? _dialog;
    private bool _isProvisional;
    private TimeSpan _actAt = TimeSpan.MaxValue;

    public CallPhase Phase { get; private set; } = CallPhase.Inviting;

    public TimeSpan NextDue => Earliest(_actAt, Earliest(_inviting.NextDue, _ending?.NextDue ?? TimeSpan.MaxValue));

    public void Start(TimeSpan now)
    {
        ledger.Place(identity.Call, now);
        if (identity.Call.Talk is null)
            _actAt = now + identity.Call.Ring;
        OnInvite(_inviting.Start(now), default, now);
    }

    public void Receive(SipMessageView response, TimeSpan now)
    {
        if (response.CSeq.Method == SipMethod.Invite)
            OnInvite(_inviting.ReceiveResponse(response.StatusCode, now), response, now);
        else if (_ending is not null && IsAnswerToEnding(response))
            OnEnding(_ending.ReceiveResponse(response.StatusCode, now));
    }

    public void Elapse(TimeSpan now)
    {
        OnInvite(_inviting.Elapse(now), default, now);
        if (_ending is not null)
            OnEnding(_ending.Elapse(now));
        if (now < _actAt)
            return;
        if (_ending is not null && Phase == CallPhase.GivingUp)
            End();
        else
            HangUp(now);
    }

    /// <summary>Ends the call as far as it has come.</summary>
    public void HangUp(TimeSpan now)
    {
        if (Phase == CallPhase.Talking && _dialog is not null)
        {
            _actAt = TimeSpan.MaxValue;
            Phase = CallPhase.HangingUp;
            Send(RequestText.Bye(identity, _dialog), _dialog.NextHop, now);
        }
        else if (Phase == CallPhase.Inviting)
        {
            _actAt = TimeSpan.MaxValue;
            Phase = CallPhase.GivingUp;
            Cancel(now);
        }
    }

    /// <summary>The other side has hung up.</summary>
    public void EndByOther() => End();

    private static TimeSpan Earliest(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private void OnInvite(TransactionActions actions, SipMessageView response, TimeSpan now)
    {
        if (actions.HasFlag(TransactionActions.Transmit) && !send(_invite, _edge))
            actions |= _inviting.FailTransport() | TransactionActions.TimedOut;
        if (actions.HasFlag(TransactionActions.Acknowledge))
            Acknowledge(response);
        if (actions.HasFlag(TransactionActions.TimedOut))
            Fail("no answer from the edge", now);
        else if (actions.HasFlag(TransactionActions.PassUp))
            OnResponse(response, now);
    }

    private void OnResponse(SipMessageView response, TimeSpan now)
    {
        switch (response.StatusCode)
        {
            case < 200:
                _isProvisional = true;
                if (Phase == CallPhase.GivingUp)
                    Cancel(now);
                break;
            case < 300:
                OnAnswered(response, now);
                break;
            default:
                ledger.Refuse(identity.Call, Refusal.Read(response), now);
                End();
                break;
        }
    }

    private void OnAnswered(SipMessageView response, TimeSpan now)
    {
        if (_dialog is null)
        {
            _dialog = Dialog.Read(response, _edge, identity.CalleeUri);
            _ack = RequestText.Ack(identity, _dialog);
            // A 2xx that crosses the CANCEL stands: the call is answered, and ended by a BYE at once.
            var isUnwanted = Phase == CallPhase.GivingUp;
            Phase = CallPhase.Talking;
            _actAt = isUnwanted ? now : now + (identity.Call.Talk ?? TimeSpan.Zero);
        }

        // RFC 3261 13.2.2.4: the ACK is sent again for every 2xx that arrives.
        send(_ack, _dialog.NextHop);
    }

    private void Cancel(TimeSpan now)
    {
        // RFC 3261 9.1: no CANCEL before a provisional response, and one only.
        if (!_isProvisional || _ending is not null)
            return;
        var cancel = new byte[_invite.Length];
        SipMessageView.TryRead(_invite, _slots, out var invite);
        var length = SipRequestWriter.WriteCancel(invite, default, cancel);
        Send(cancel[..length], _edge, now);
        // RFC 3261 9.1: without a final response in 64 x T1 after the CANCEL, the call counts as cancelled.
        _actAt = now + timers.TimerF;
    }

    private void Acknowledge(SipMessageView response)
    {
        var ack = new byte[_invite.Length + response.Bytes.Length];
        SipMessageView.TryRead(_invite, _slots, out var invite);
        var length = SipRequestWriter.WriteAck(invite, response, ack);
        send(ack.AsSpan(0, length), _edge);
    }

    private void Send(byte[] request, IPEndPoint destination, TimeSpan now)
    {
        _ending = new ClientTransaction(timers, isReliable: false);
        (_endingRequest, _endingDestination) = (request, destination);
        OnEnding(_ending.Start(now));
    }

    private void OnEnding(TransactionActions actions)
    {
        if (actions.HasFlag(TransactionActions.Transmit))
            send(_endingRequest, _endingDestination);
        // The BYE ends the call whatever comes back (RFC 3261 15.1.1); after a CANCEL the INVITE's response does.
        var isHeard = actions.HasFlag(TransactionActions.PassUp) && _ending!.State == TransactionState.Completed;
        if (Phase == CallPhase.HangingUp && (isHeard || actions.HasFlag(TransactionActions.TimedOut)))
            End();
        else if (Phase == CallPhase.GivingUp && actions.HasFlag(TransactionActions.TimedOut))
            End();
    }

    /// <summary>A late response to the CANCEL is not one to the BYE that followed a crossing 2xx.</summary>
    private bool IsAnswerToEnding(SipMessageView response) =>
        response.CSeq.Method == (Phase == CallPhase.HangingUp ? SipMethod.Bye : SipMethod.Cancel);

    private void Fail(string why, TimeSpan now)
    {
        ledger.Fail(identity.Call, why, now);
        End();
    }

    private void End()
    {
        Phase = CallPhase.Over;
        _actAt = TimeSpan.MaxValue;
    }
}
