using Spit.DetectionBench.Drawing;

namespace Spit.DetectionBench.Scenarios;

/// <summary>One day of a run.</summary>
/// <param name="Index">0 for the first.</param>
internal readonly record struct Day(int Index, DayOfWeek Weekday)
{
    public bool IsWeekend => Weekday is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>Milliseconds from the first midnight of the run to this day's.</summary>
    public long Midnight => Index * DayProfile.DayMs;

    /// <summary>A moment at this hour, in milliseconds since the first midnight.</summary>
    public long At(double hour) => Midnight + (long)(hour * 3_600_000);

    public long Draw(DayProfile profile, Dice dice) => Midnight + profile.Draw(dice);
}
