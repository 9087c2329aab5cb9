namespace Spit.Challenger.Sip;

/// <summary>Something with timers of its own. Time is monotonic.</summary>
internal interface ITimed
{
    /// <summary>When <see cref="Elapse"/> is to be called next; <see cref="TimeSpan.MaxValue"/>: not at all.</summary>
    TimeSpan NextDue { get; }

    void Elapse(TimeSpan now);
}
