namespace Spit.Sip.Transactions;

/// <summary>
/// The two timers a transaction runs at most: one that repeats a message (A, E, G), one that ends the state.
/// </summary>
internal struct TransactionClock
{
    private TimeSpan _repeatAt = TimeSpan.MaxValue;
    private TimeSpan _endAt = TimeSpan.MaxValue;
    private TimeSpan _interval;

    public TransactionClock()
    {
    }

    public readonly TimeSpan NextDue => _repeatAt < _endAt ? _repeatAt : _endAt;

    public readonly bool IsEndDue(TimeSpan now) => now >= _endAt;

    public readonly bool IsRepeatDue(TimeSpan now) => now >= _repeatAt;

    public void EndAt(TimeSpan time) => _endAt = time;

    public void RepeatEvery(TimeSpan interval, TimeSpan now)
    {
        _interval = interval;
        _repeatAt = now + interval;
    }

    /// <summary>
    /// Doubles the interval up to <paramref name="longest"/>, counted from now: a late owner sends no burst.
    /// </summary>
    public void BackOff(TimeSpan now, TimeSpan longest)
    {
        var doubled = 2 * _interval;
        RepeatEvery(doubled < longest ? doubled : longest, now);
    }

    public void StopRepeating() => _repeatAt = TimeSpan.MaxValue;

    public void Stop()
    {
        StopRepeating();
        _endAt = TimeSpan.MaxValue;
    }
}
