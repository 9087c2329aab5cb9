namespace Spit.Sip.Transactions;

/// <summary>The non-INVITE client transaction: RFC 3261 17.1.2 (figure 6).</summary>
/// <param name="timers">The timer values.</param>
/// <param name="isReliable">Whether the transport repeats lost data itself (TCP, TLS); UDP does not.</param>
public sealed class ClientTransaction(SipTimers timers, bool isReliable)
{
    private TransactionClock _clock = new();

    public TransactionState State { get; private set; }

    /// <summary>
    /// When <see cref="Elapse"/> is to be called next; <see cref="TimeSpan.MaxValue"/>: no timer runs.
    /// </summary>
    public TimeSpan NextDue => _clock.NextDue;

    /// <summary>Sends the request; once.</summary>
    /// <param name="now">Monotonic time, as everywhere here.</param>
    public TransactionActions Start(TimeSpan now)
    {
        if (State != TransactionState.Initial)
            return TransactionActions.None;
        State = TransactionState.Trying;
        _clock.EndAt(now + timers.TimerF);
        if (!isReliable)
            _clock.RepeatEvery(timers.T1, now);
        return TransactionActions.Transmit;
    }

    /// <summary>A response arrived that matches this transaction.</summary>
    /// <param name="code">Status code, 100 to 699; any other does nothing.</param>
    /// <param name="now">Monotonic time.</param>
    public TransactionActions ReceiveResponse(int code, TimeSpan now)
    {
        // 17.1.2.2: Completed absorbs repeated responses.
        if (State is not (TransactionState.Trying or TransactionState.Proceeding))
            return TransactionActions.None;
        if (StatusClass.IsFinal(code))
            return Complete(now);
        if (!StatusClass.IsProvisional(code))
            return TransactionActions.None;
        State = TransactionState.Proceeding;
        return TransactionActions.PassUp;
    }

    /// <summary>Time passed; call at <see cref="NextDue"/> or later.</summary>
    public TransactionActions Elapse(TimeSpan now)
    {
        if (_clock.IsEndDue(now))
        {
            // 17.1.2.2: timer F SHOULD be told to the user; timer K only ends.
            var timedOut = State == TransactionState.Completed ? TransactionActions.None : TransactionActions.TimedOut;
            return timedOut | Terminate();
        }

        if (!_clock.IsRepeatDue(now))
            return TransactionActions.None;
        // 17.1.2.2: timer E is reset to MIN(2 x E, T2) in Trying, and MUST be T2 in Proceeding.
        if (State == TransactionState.Proceeding)
            _clock.RepeatEvery(timers.T2, now);
        else
            _clock.BackOff(now, timers.T2);
        return TransactionActions.Transmit;
    }

    /// <summary>The request could not be sent.</summary>
    /// <returns>RFC 3261 17.1.4: the user is told, and the transaction ends.</returns>
    public TransactionActions FailTransport() =>
        State is TransactionState.Trying or TransactionState.Proceeding
            ? TransactionActions.PassUp | Terminate()
            : TransactionActions.None;

    private TransactionActions Complete(TimeSpan now)
    {
        if (isReliable)
            return TransactionActions.PassUp | Terminate();
        State = TransactionState.Completed;
        _clock.StopRepeating();
        _clock.EndAt(now + timers.TimerK);
        return TransactionActions.PassUp;
    }

    private TransactionActions Terminate()
    {
        State = TransactionState.Terminated;
        _clock.Stop();
        return TransactionActions.Terminate;
    }
}
