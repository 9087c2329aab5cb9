namespace Spit.Oracle.Tests.Histories;

/// <summary>Numbers events in the order in which they happen in this process, whatever the time.</summary>
internal sealed class EventClock
{
    private long _last;

    /// <summary>1, 2, 3, ...</summary>
    public long Next() => Interlocked.Increment(ref _last);
}
