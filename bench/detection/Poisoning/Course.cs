namespace Spit.DetectionBench.Poisoning;

/// <summary>When what happens in an attack. Chosen.</summary>
internal static class Course
{
    /// <summary>The first day of the attack; before it a victim has called for two weeks as he always does.</summary>
    public const int AttackDay = 14;

    /// <summary>Days in all: two more follow the first of the attack.</summary>
    public const int Days = AttackDay + 3;

    /// <summary>Accounts ring a victim from this hour.</summary>
    public const double BaitFrom = 8;

    /// <summary>Until this hour: none is called back and has reported later than an hour after it.</summary>
    public const double BaitUntil = 15;

    /// <summary>From this hour of the first day on a victim's calls are looked at.</summary>
    public const double LookFrom = 16;
}
