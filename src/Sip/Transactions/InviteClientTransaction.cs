namespace Spit.Sip.Transactions;

/// <summary>
/// The INVITE client transaction: RFC 3261 17.1.1 (figure 5) with the Accepted state of RFC 6026 7.2. Timer C and
/// CANCEL are the proxy's (RFC 3261 16.8, 16.10).
/// </summary>
/// <param name="timers">The timer values.</param>
/// <param name="isReliable">Whether the transport repeats lost data itself (TCP, TLS); UDP does not.</param>
public sealed class InviteClientTransaction(SipTimers timers, bool isReliable)
{
    private TransactionClock _clock = new();

    public TransactionState State { get; private set; }

    /// <summary>
    /// When <see cref="Elapse"/> is to be called next; <see cref="TimeSpan.MaxValue"/>: no timer runs.
    /// </summary>
    public TimeSpan NextDue => _clock.NextDue;

    /// <summary>Sends the INVITE; once.</summary>
    /// <param name="now">Monotonic time, as everywhere here.</param>
    public TransactionActions Start(TimeSpan now)
    {
        if (State != TransactionState.Initial)
            return TransactionActions.None;
        State = TransactionState.Calling;
        _clock.EndAt(now + timers.TimerB);
        // 17.1.1.2: timer A starts at T1 on an unreliable transport; on a reliable one it SHOULD NOT be started.
        if (!isReliable)
            _clock.RepeatEvery(timers.T1, now);
        return TransactionActions.Transmit;
    }

    /// <summary>A response arrived that matches this transaction.</summary>
    /// <param name="code">Status code, 100 to 699; any other does nothing.</param>
    /// <param name="now">Monotonic time.</param>
    public TransactionActions ReceiveResponse(int code, TimeSpan now) => State switch
    {
        TransactionState.Calling or TransactionState.Proceeding when StatusClass.IsProvisional(code) => Proceed(),
        TransactionState.Calling or TransactionState.Proceeding when StatusClass.IsSuccess(code) => Accept(now),
        TransactionState.Calling or TransactionState.Proceeding when StatusClass.IsFailure(code) => Complete(now),
        // RFC 6026 7.2: each further 2xx, repeated or from another branch downstream, MUST be passed up.
        TransactionState.Accepted when StatusClass.IsSuccess(code) => TransactionActions.PassUp,
        // 17.1.1.2: a repeated final response gets the ACK again, and MUST NOT be passed up.
        TransactionState.Completed when StatusClass.IsFailure(code) => TransactionActions.Acknowledge,
        _ => TransactionActions.None,
    };

    /// <summary>Time passed; call at <see cref="NextDue"/> or later.</summary>
    public TransactionActions Elapse(TimeSpan now)
    {
        if (_clock.IsEndDue(now))
        {
            // 17.1.1.2: timer B in Calling MUST be told to the user; timers D and M only end.
            var timedOut = State == TransactionState.Calling ? TransactionActions.TimedOut : TransactionActions.None;
            return timedOut | Terminate();
        }

        if (!_clock.IsRepeatDue(now))
            return TransactionActions.None;
        // 17.1.1.2: timer A doubles without a ceiling, for as long as the state is Calling.
        _clock.BackOff(now, TimeSpan.MaxValue);
        return TransactionActions.Transmit;
    }

    /// <summary>The INVITE or the ACK could not be sent.</summary>
    /// <returns>RFC 3261 17.1.4: the user is told, and the transaction ends.</returns>
    public TransactionActions FailTransport() =>
        State is TransactionState.Calling or TransactionState.Completed
            ? TransactionActions.PassUp | Terminate()
            : TransactionActions.None;

    private TransactionActions Proceed()
    {
        State = TransactionState.Proceeding;
        // 17.1.1.2: no repeats once a provisional response came; and timer B ends only Calling.
        _clock.Stop();
        return TransactionActions.PassUp;
    }

    private TransactionActions Accept(TimeSpan now)
    {
        State = TransactionState.Accepted;
        _clock.StopRepeating();
        _clock.EndAt(now + timers.TimerM);
        return TransactionActions.PassUp;
    }

    private TransactionActions Complete(TimeSpan now)
    {
        const TransactionActions Actions = TransactionActions.PassUp | TransactionActions.Acknowledge;
        if (isReliable)
            return Actions | Terminate();
        State = TransactionState.Completed;
        _clock.StopRepeating();
        _clock.EndAt(now + timers.TimerD);
        return Actions;
    }

    private TransactionActions Terminate()
    {
        State = TransactionState.Terminated;
        _clock.Stop();
        return TransactionActions.Terminate;
    }
}
