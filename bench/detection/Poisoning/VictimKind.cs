namespace Spit.DetectionBench.Poisoning;

/// <summary>Whom somebody smears.</summary>
internal enum VictimKind
{
    /// <summary>A home: calls people it knows, who call it.</summary>
    Family,

    /// <summary>A home at another carrier whose number is new: its first call is on the day of the attack.</summary>
    Newcomer,

    /// <summary>A doctor's practice: first contacts with patients, normal talks; patients call it.</summary>
    Practice,

    /// <summary>
    /// A number of a reminder service, at an interconnect: a dozen short calls a day, hardly ever called back.
    /// </summary>
    Reminders,
}
