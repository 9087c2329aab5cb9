namespace Spit.Sip.Transactions;

/// <summary>
/// The INVITE server transaction: RFC 3261 17.2.1 (figure 7) with the Accepted state of RFC 6026 7.1. It begins when
/// the INVITE arrives, which its creator passes up itself.
/// </summary>
/// <param name="timers">The timer values.</param>
/// <param name="isReliable">Whether the transport repeats lost data itself (TCP, TLS); UDP does not.</param>
public sealed class InviteServerTransaction(SipTimers timers, bool isReliable)
{
    private TransactionClock _clock = new();
    private bool _hasResponded;

    public TransactionState State { get; private set; } = TransactionState.Proceeding;

    /// <summary>
    /// When <see cref="Elapse"/> is to be called next; <see cref="TimeSpan.MaxValue"/>: no timer runs.
    /// </summary>
    public TimeSpan NextDue => _clock.NextDue;

    /// <summary>The INVITE arrived again.</summary>
    /// <param name="now">Monotonic time, as everywhere here.</param>
    public TransactionActions ReceiveRequest(TimeSpan now) => State switch
    {
        // 17.2.1: the most recent provisional response MUST be sent again; before the first one there is nothing to
        // send.
        TransactionState.Proceeding when _hasResponded => TransactionActions.Transmit,
        // 17.2.1: in Completed the server SHOULD send the final response again.
        TransactionState.Completed => TransactionActions.Transmit,
        // RFC 6026 7.1: in Accepted a repeated INVITE is absorbed; the 2xx is the transaction user's to repeat.
        _ => TransactionActions.None,
    };

    /// <summary>An ACK arrived that matches this transaction.</summary>
    public TransactionActions ReceiveAck(TimeSpan now)
    {
        switch (State)
        {
            case TransactionState.Accepted:
                // RFC 6026 7.1: the ACK MUST be passed up.
                return TransactionActions.PassUp;
            case TransactionState.Completed:
                return Confirm(now);
            default:
                // 17.2.1: Confirmed absorbs further ACKs; before a final response an ACK means nothing.
                return TransactionActions.None;
        }
    }

    /// <summary>The transaction user answers.</summary>
    /// <param name="code">Status code, 100 to 699; any other does nothing.</param>
    /// <param name="now">Monotonic time.</param>
    /// <returns>
    /// <see cref="TransactionActions.None"/> when the state forbids this response: it is not to be sent.
    /// </returns>
    public TransactionActions SendResponse(int code, TimeSpan now) => State switch
    {
        TransactionState.Proceeding when StatusClass.IsProvisional(code) => Provide(),
        TransactionState.Proceeding when StatusClass.IsSuccess(code) => Accept(now),
        TransactionState.Proceeding when StatusClass.IsFailure(code) => Complete(now),
        // RFC 6026 7.1: further 2xx (repeats, or other branches of a forking proxy) MUST be sent, anything else not.
        TransactionState.Accepted when StatusClass.IsSuccess(code) => TransactionActions.Transmit,
        _ => TransactionActions.None,
    };

    /// <summary>Time passed; call at <see cref="NextDue"/> or later.</summary>
    public TransactionActions Elapse(TimeSpan now)
    {
        if (_clock.IsEndDue(now))
        {
            // 17.2.1: timer H in Completed means that the ACK never came, which the user MUST be told; timers I and
            // L only end.
            var timedOut = State == TransactionState.Completed ? TransactionActions.TimedOut : TransactionActions.None;
            return timedOut | Terminate();
        }

        if (!_clock.IsRepeatDue(now))
            return TransactionActions.None;
        // 17.2.1: timer G is reset to MIN(2 x G, T2).
        _clock.BackOff(now, timers.T2);
        return TransactionActions.Transmit;
    }

    /// <summary>A response could not be sent.</summary>
    /// <returns>RFC 6026 7.1: the user is told and the state stays, so that a later repeat may get through.</returns>
    public TransactionActions FailTransport() =>
        State is TransactionState.Proceeding or TransactionState.Accepted or TransactionState.Completed
            ? TransactionActions.PassUp
            : TransactionActions.None;

    private TransactionActions Provide()
    {
        _hasResponded = true;
        return TransactionActions.Transmit;
    }

    private TransactionActions Accept(TimeSpan now)
    {
        State = TransactionState.Accepted;
        _clock.EndAt(now + timers.TimerL);
        return TransactionActions.Transmit;
    }

    private TransactionActions Complete(TimeSpan now)
    {
        State = TransactionState.Completed;
        _clock.EndAt(now + timers.TimerH);
        if (!isReliable)
            _clock.RepeatEvery(timers.T1, now);
        return TransactionActions.Transmit;
    }

    private TransactionActions Confirm(TimeSpan now)
    {
        if (isReliable)
            return Terminate();
        State = TransactionState.Confirmed;
        _clock.StopRepeating();
        _clock.EndAt(now + timers.TimerI);
        return TransactionActions.None;
    }

    private TransactionActions Terminate()
    {
        State = TransactionState.Terminated;
        _clock.Stop();
        return TransactionActions.Terminate;
    }
}
