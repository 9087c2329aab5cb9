namespace Spit.Simulator;

/// <summary>Something that wants to be woken at a time: either side of a call.</summary>
internal interface IScheduled
{
    /// <summary>When; <see cref="TimeSpan.MaxValue"/>: not.</summary>
    TimeSpan NextDue { get; }

    void Elapse(TimeSpan now);
}
