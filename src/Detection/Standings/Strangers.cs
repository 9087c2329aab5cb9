namespace Spit.Detection.Standings;

/// <summary>How little good is known about a caller: who is a stranger is judged by the company he keeps.</summary>
public static class Strangers
{
    // Chosen: two good calls halve what company says, and who passed a challenge has shown as much as three.
    private const double Half = 2;
    private const double PerPass = 3;
    private const double MostReceived = 2;

    // Beyond this a caller's latest calls speak so much against him that nothing earlier is credit.
    private const double Alarm = 1.5;

    /// <summary>1 for somebody nobody knows, falling towards 0 with good experience.</summary>
    public static double Strangeness(CallerEvidence? caller)
    {
        if (caller is null) return 1;
        if (caller.RecentSuspicion > Alarm) return 1;
        var good = Math.Max(0, caller.Good - (2 * caller.Bad))
            + (PerPass * Math.Max(0, caller.ChallengesPassed - caller.ChallengesFailed))
            + Math.Min(MostReceived, caller.Received);
        return Half / (Half + good);
    }

    /// <summary>Whether the caller's calls are counted and learned from as a stranger's.</summary>
    public static bool Has(CallerEvidence? caller) => Strangeness(caller) > 0.5;
}
