namespace Spit.Sip.Transactions;

/// <summary>
/// The non-INVITE server transaction: RFC 3261 17.2.2 (figure 8). It begins when the request arrives, which its creator
/// passes up itself.
/// </summary>
/// <param name="timers">The timer values.</param>
/// <param name="isReliable">Whether the transport repeats lost data itself (TCP, TLS); UDP does not.</param>
public sealed class ServerTransaction(SipTimers timers, bool isReliable)
{
    private TransactionClock _clock = new();

    public TransactionState State { get; private set; } = TransactionState.Trying;

    /// <summary>
    /// When <see cref="Elapse"/> is to be called next; <see cref="TimeSpan.MaxValue"/>: no timer runs.
    /// </summary>
    public TimeSpan NextDue => _clock.NextDue;

    /// <summary>The request arrived again.</summary>
    /// <param name="now">Monotonic time, as everywhere here.</param>
    // 17.2.2: Trying discards repeats; Proceeding and Completed MUST send the last response again.
    public TransactionActions ReceiveRequest(TimeSpan now) =>
        State is TransactionState.Proceeding or TransactionState.Completed
            ? TransactionActions.Transmit
            : TransactionActions.None;

    /// <summary>The transaction user answers.</summary>
    /// <param name="code">Status code, 100 to 699; any other does nothing.</param>
    /// <param name="now">Monotonic time.</param>
    /// <returns>
    /// <see cref="TransactionActions.None"/> when the state forbids this response: it is not to be sent.
    /// </returns>
    public TransactionActions SendResponse(int code, TimeSpan now)
    {
        // 17.2.2: any other final response passed in Completed MUST be discarded.
        if (State is not (TransactionState.Trying or TransactionState.Proceeding))
            return TransactionActions.None;
        if (StatusClass.IsFinal(code))
            return Complete(now);
        if (!StatusClass.IsProvisional(code))
            return TransactionActions.None;
        State = TransactionState.Proceeding;
        return TransactionActions.Transmit;
    }

    /// <summary>Time passed; call at <see cref="NextDue"/> or later.</summary>
    public TransactionActions Elapse(TimeSpan now) => _clock.IsEndDue(now) ? Terminate() : TransactionActions.None;

    /// <summary>A response could not be sent.</summary>
    /// <returns>RFC 3261 17.2.4: the user is told, and the transaction ends.</returns>
    public TransactionActions FailTransport() =>
        State is TransactionState.Proceeding or TransactionState.Completed
            ? TransactionActions.PassUp | Terminate()
            : TransactionActions.None;

    private TransactionActions Complete(TimeSpan now)
    {
        if (isReliable)
            return TransactionActions.Transmit | Terminate();
        State = TransactionState.Completed;
        _clock.EndAt(now + timers.TimerJ);
        return TransactionActions.Transmit;
    }

    private TransactionActions Terminate()
    {
        State = TransactionState.Terminated;
        _clock.Stop();
        return TransactionActions.Terminate;
    }
}
