using System.Net;
using Spit.Sip;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;

namespace Spit.Challenger.Sip;

/// <summary>An INVITE that we sent.</summary>
/// <param name="board">Sends.</param>
/// <param name="branch">Of its Via.</param>
/// <param name="request">Its bytes.</param>
/// <param name="target">Where it goes.</param>
/// <param name="user">Hears provisional responses, the first 2xx and failures; 408 stands for no answer at all.</param>
/// <param name="writeAck">Writes the ACK to a 2xx, with a body.</param>
internal sealed class InviteClient(
    Switchboard board,
    string branch,
    byte[] request,
    IPEndPoint target,
    IInviteUser user,
    Func<byte[], byte[]> writeAck) : ITimed, IResponseReceiver
{
    private readonly InviteClientTransaction _transaction = new(board.Timers, isReliable: false);
    private readonly SipHeaderSlot[] _slots = new SipHeaderSlot[SipLimits.MaxHeaders];
    private byte[] _ack = [];
    private bool _isAnswered;
    private bool _isCancelWanted;
    private bool _isCancelled;
    private TimeSpan _giveUpAt = TimeSpan.MaxValue;

    public TimeSpan NextDue => _transaction.NextDue < _giveUpAt ? _transaction.NextDue : _giveUpAt;

    public bool IsOver => _transaction.State == TransactionState.Terminated;

    /// <summary>The INVITE makes no offer: the 2xx does, and its ACK waits for an answer to that.</summary>
    public bool IsOfferless { get; init; }

    /// <summary>A 2xx came, and no ACK went out yet.</summary>
    public bool IsUnconfirmed => _isAnswered && _ack.Length == 0;

    public void Start()
    {
        board.Own(branch, this);
        // Timer C's place (RFC 3261 16.8): nobody lets it ring for longer.
        _giveUpAt = board.Now + TimeSpan.FromMinutes(3);
        Follow(_transaction.Start(board.Now), default);
    }

    public void OnResponse(SipMessageView response)
    {
        if (response.CSeq.Method != SipMethod.Invite) return;
        Follow(_transaction.ReceiveResponse(response.StatusCode, board.Now), response);
    }

    /// <summary>Sends the ACK to a 2xx.</summary>
    /// <param name="answer">To the offer in it; empty where there was none.</param>
    public void Confirm(byte[] answer)
    {
        _ack = writeAck(answer);
        board.Send(_ack, target);
    }

    /// <summary>Gives the call up (RFC 3261 9.1): once there was a provisional response.</summary>
    public void Cancel()
    {
        _isCancelWanted = true;
        if (_isCancelled || _transaction.State != TransactionState.Proceeding) return;
        _isCancelled = true;
        var cancel = new byte[request.Length];
        SipMessageView.TryRead(request, _slots, out var invite);
        var length = SipRequestWriter.WriteCancel(invite, default, cancel);
        new RequestClient(board, branch, cancel[..length], target).Start(isCancel: true);
        _giveUpAt = board.Now + (64 * board.Timers.T1);
    }

    public void Elapse(TimeSpan now)
    {
        Follow(_transaction.Elapse(now), default);
        if (now < _giveUpAt) return;
        _giveUpAt = TimeSpan.MaxValue;
        if (_isAnswered || _transaction.State != TransactionState.Proceeding) return;
        if (_isCancelled) user.OnFailed(487);
        else Cancel();
    }

    private void Follow(TransactionActions actions, SipMessageView response)
    {
        if (actions.HasFlag(TransactionActions.Transmit) && !board.Send(request, target))
            actions |= _transaction.FailTransport() | TransactionActions.TimedOut;
        if (actions.HasFlag(TransactionActions.Acknowledge)) Acknowledge(response);
        if (actions.HasFlag(TransactionActions.TimedOut)) user.OnFailed(408);
        else if (actions.HasFlag(TransactionActions.PassUp)) PassUp(response);
        if (actions.HasFlag(TransactionActions.Terminate)) board.Disown(branch);
    }

    private void PassUp(SipMessageView response)
    {
        switch (response.StatusCode)
        {
            case < 200:
                if (_isCancelWanted) Cancel();
                else user.OnProgress(response);
                break;
            case < 300:
                PassUpAnswer(response);
                break;
            default:
                user.OnFailed(response.StatusCode);
                break;
        }
    }

    private void PassUpAnswer(SipMessageView response)
    {
        if (!_isAnswered)
        {
            _isAnswered = true;
            user.OnAnswered(response);
            if (!IsOfferless && IsUnconfirmed) Confirm([]);
        }
        else if (!IsUnconfirmed)
        {
            // RFC 3261 13.2.2.4: the ACK is sent again for every 2xx that arrives.
            board.Send(_ack, target);
        }
        if (_isCancelWanted) user.OnAnsweredTooLate();
    }

    private void Acknowledge(SipMessageView response)
    {
        var ack = new byte[request.Length + response.Bytes.Length];
        SipMessageView.TryRead(request, _slots, out var invite);
        board.Send(ack.AsSpan(0, SipRequestWriter.WriteAck(invite, response, ack)), target);
    }
}
