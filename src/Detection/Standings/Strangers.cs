namespace Spit.Detection.Standings;

/// <summary>How little good is known about a caller: who is a stranger is judged by the company he keeps.</summary>
public static class Strangers
{
    // Chosen: two good calls halve what company says, and who passed a challenge has shown as much as three.
    private const double Half = 2;
    private const double PerPass = 3;
    private const double MostReceived = 2;

    // Chosen: who failed challenges is called back by a few of those who missed his calls. That is no acquaintance.
    private const double CalledBack = 0.02;
    private const double Doubtful = 1.5;

    private const double LeastStrangeness = 0.5;

    // Beyond this a caller's latest calls speak so much against him that nothing earlier is credit.
    private const double Alarm = 1.5;

    // Chosen on tuning days: that far a caller is judged by himself, and from there on no further; a one-time-code
    // service talks as shortly as a robot.
    private const double MostGuilt = 0.6;
    private const double Guilty = 3.5;

    // Chosen on tuning days, in doublings: from four times his usual pace on it counts in full.
    private const double MostHaste = 2;

    // Chosen on tuning days: anybody calls three people in a day whom he did not call before; with twelve (two
    // doublings) it counts in full, when hardly a call goes to anybody else.
    private const double Few = 3;
    private const double MostReach = 2;
    private const double LeastReach = 0.9;

    // Decayed counts: one challenge of the last weeks.
    private const double Once = 0.5;

    /// <summary>1 for somebody nobody knows, falling towards 0 with good experience.</summary>
    public static double Strangeness(CallerEvidence? caller)
    {
        return caller is null
            ? 1
            : Strangeness(
                caller.RecentSuspicion,
                caller.Good,
                caller.Bad,
                caller.ChallengesPassed - caller.ChallengesFailed,
                caller.Received,
                caller.Attempts30d);
    }

    /// <summary>The same whatever the latest calls say.</summary>
    public static double LackOfCredit(CallerEvidence caller) => Strangeness(
        recentSuspicion: 0,
        caller.Good,
        caller.Bad,
        caller.ChallengesPassed - caller.ChallengesFailed,
        caller.Received,
        caller.Attempts30d);

    /// <summary>Whether a caller's latest calls speak so much against him that nothing earlier is credit.</summary>
    public static bool IsAlarmedBy(CallerEvidence caller) => caller.RecentSuspicion > Alarm;

    /// <summary>
    /// How much a caller's company may excuse him: 1 for who passed challenges or did nothing wrong of late, less for
    /// who failed one, whose latest calls tell enough by themselves, who calls faster than he ever did or who calls
    /// strangers only.
    /// </summary>
    public static double Innocence(CallerEvidence? caller) => 1 - (MostGuilt * Guilt(caller));

    /// <summary>How far a caller is judged by what he does himself: 0 to 1; see <see cref="Innocence"/>.</summary>
    public static double Guilt(CallerEvidence? caller)
    {
        if (caller is null) return 0;
        return (caller.ChallengesPassed - caller.ChallengesFailed) switch
        {
            > Once => 0,
            < -Once => 1,
            _ => Math.Clamp(
                Math.Max(Math.Max(caller.RecentSuspicion / Guilty, Haste(caller)), Reach(caller)), 0, 1),
        };
    }

    /// <summary>How far a caller calls as fast as he never did: 0 to 1.</summary>
    public static double Haste(CallerEvidence caller) =>
        Math.Min(1, Math.Log2(Math.Max(1, caller.AboveUsual)) / MostHaste);

    // Who calls nobody but strangers, and is called by nobody, is not excused by people who have the same telephone.
    private static double Reach(CallerEvidence caller) =>
        caller.Received <= CalledBack * caller.Attempts30d
        && caller.FirstContacts24h >= LeastReach * caller.Attempts24h
            ? Math.Log2(Math.Max(1, caller.FirstContacts24h / Few)) / MostReach
            : 0;

    internal static double Strangeness(
        double recentSuspicion,
        double good,
        double bad,
        double passedMoreThanFailed,
        double received,
        double attempts)
    {
        if (recentSuspicion > Alarm) return 1;
        if (passedMoreThanFailed < -Doubtful) received = Math.Max(0, received - (CalledBack * attempts));
        var credit = Math.Max(0, good - (2 * bad))
            + (PerPass * Math.Max(0, passedMoreThanFailed))
            + Math.Min(MostReceived, received);
        return Half / (Half + credit);
    }

    internal static bool IsStranger(double strangeness) => strangeness > LeastStrangeness;

    /// <summary>Whether the caller's calls are counted and learned from as a stranger's.</summary>
    public static bool Has(CallerEvidence? caller) => IsStranger(Strangeness(caller));
}
