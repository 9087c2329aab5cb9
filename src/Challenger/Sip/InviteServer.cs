using System.Net;
using Spit.Sip;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;

namespace Spit.Challenger.Sip;

/// <summary>An INVITE that we answer: the transaction, and the 2xx that its user repeats (RFC 3261 13.3.1.4).</summary>
/// <param name="board">Sends.</param>
/// <param name="request">The INVITE's own bytes.</param>
/// <param name="source">Where it came from, and where answers go.</param>
/// <param name="toTag">Our tag.</param>
internal sealed class InviteServer(Switchboard board, byte[] request, IPEndPoint source, string toTag) : ITimed
{
    private readonly InviteServerTransaction _transaction = new(board.Timers, isReliable: false);
    private readonly SipHeaderSlot[] _slots = new SipHeaderSlot[SipLimits.MaxHeaders];
    private byte[] _last = [];
    private bool _isRefused;
    private TimeSpan _repeatAt = TimeSpan.MaxValue;
    private TimeSpan _interval;
    private TimeSpan _giveUpAt = TimeSpan.MaxValue;

    public TimeSpan NextDue => Earlier(_transaction.NextDue, Earlier(_repeatAt, _giveUpAt));

    /// <summary>No final response was given yet.</summary>
    public bool IsPending => _transaction.State == TransactionState.Proceeding;

    /// <summary>A 2xx went out, and its ACK came.</summary>
    public bool IsAcknowledged { get; private set; }

    /// <summary>Nothing more is to come: it was refused, or accepted and that acknowledged.</summary>
    public bool IsSettled => _isRefused || IsAcknowledged;

    public bool IsOver => _transaction.State == TransactionState.Terminated;

    /// <summary>The leg that it began; a CANCEL ends it.</summary>
    public CallLeg? Leg { get; set; }

    /// <summary>Called when the ACK to a 2xx does not come: the dialog is to be ended.</summary>
    public Action? OnNoAck { get; set; }

    /// <summary>Called when a re-INVITE is cancelled, which is then answered already.</summary>
    public Action? OnCancel { get; set; }

    /// <summary>Called with the body of the ACK, once.</summary>
    public Action<byte[]>? OnAck { get; set; }

    public SipMessageView Read()
    {
        SipMessageView.TryRead(request, _slots, out var view);
        return view;
    }

    public void Receive()
    {
        if (_transaction.ReceiveRequest(board.Now).HasFlag(TransactionActions.Transmit)) board.Send(_last, source);
    }

    public void Acknowledge(ReadOnlySpan<byte> body)
    {
        _transaction.ReceiveAck(board.Now);
        (_repeatAt, _giveUpAt) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        if (IsAcknowledged || _transaction.State != TransactionState.Accepted) return;
        IsAcknowledged = true;
        OnAck?.Invoke(body.ToArray());
    }

    /// <summary>Answers; what the transaction does not allow any more is not sent.</summary>
    public void Respond(int code, string phrase, string extra = "", ReadOnlySpan<byte> body = default)
    {
        if (!_transaction.SendResponse(code, board.Now).HasFlag(TransactionActions.Transmit)) return;
        _last = board.WriteResponse(Read(), code, phrase, toTag, extra, source, body);
        board.Send(_last, source);
        _isRefused = code >= 300;
        if (code is < 200 or >= 300) return;
        _interval = board.Timers.T1;
        _repeatAt = board.Now + _interval;
        _giveUpAt = board.Now + (64 * board.Timers.T1);
    }

    public void Elapse(TimeSpan now)
    {
        if (_transaction.Elapse(now).HasFlag(TransactionActions.Transmit)) board.Send(_last, source);
        if (now >= _giveUpAt)
        {
            (_repeatAt, _giveUpAt) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
            OnNoAck?.Invoke();
        }
        else if (now >= _repeatAt)
        {
            // RFC 3261 13.3.1.4: as timer G, whatever the transport.
            _interval = Earlier(2 * _interval, board.Timers.T2);
            _repeatAt = now + _interval;
            board.Send(_last, source);
        }
    }

    private static TimeSpan Earlier(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
