namespace Spit.Detection.Signals;

/// <summary>Own subscribers who were asked often enough: robots on lines of the carrier's own.</summary>
/// <remarks>
/// An infected phone and a hijacked extension have owners who call too, and who pass when they are asked. A robot that
/// bought a line fails whenever it is asked, all day long or a few times an hour for days, and nobody calls it.
/// All figures are chosen.
/// </remarks>
internal static class Subscribers
{
    // An infected phone that has an owner calls less, and a human fails less often.
    private const double LeastLoudCalls = 150;
    private const double LeastLoudFailures = 4;
    private const double LoudFailuresPerPass = 3;

    // Who failed sixty times in a night was hijacked, and his owner comes to work in the morning.
    private const double MostSlowCalls = 100;
    private const double MostSlowFailuresPerHour = 8;
    private const double HoursOfGrace = 2;

    private const double LeastSlowFailures = 12;
    private const double SlowFailuresPerPass = 15;

    // Decayed counts: two failures of the last days.
    private const double LeastFailures = 1.7;
    private const double MostPassesPerFailure = 0.1;

    // A mistake must end, and who is never asked again teaches nothing about those who call in the same way.
    private const long AskedEvery = 4;

    // A robot in a subscriber's own phone calls in its make, which nobody accuses: his next call may be the owner's.
    private const long AskedEveryInAnyMake = 2;

    // People are called as well as they call.
    private const double MostReceived = 0.02;

    /// <summary>Whether he was asked often enough: it takes no more to block him than anybody else.</summary>
    /// <param name="caller">What is known about him.</param>
    /// <param name="isAccusedMake">Whether the make of this call speaks against it.</param>
    /// <param name="now">The time of the call.</param>
    public static bool IsRobot(CallerEvidence caller, bool isAccusedMake, DateTimeOffset now) =>
        (isAccusedMake || caller.AttemptsTotal % AskedEveryInAnyMake != 0)
        && (IsLoudRobot(caller) || IsSlowRobot(caller, now));

    /// <summary>Whether he calls a stranger as a robot does that calls slowly and has failed for days.</summary>
    /// <param name="caller">What is known about him.</param>
    /// <param name="now">The time of the call.</param>
    public static bool IsSlowRobot(CallerEvidence caller, DateTimeOffset now) =>
        caller.IsFirstContact
        && caller.AttemptsTotal % AskedEvery != 0
        && !caller.CalleeCalledBefore
        && caller.Attempts24h < MostSlowCalls
        && caller.ChallengesFailed >= LeastSlowFailures
        && caller.ChallengesFailed >= SlowFailuresPerPass * caller.ChallengesPassed
        && caller.ChallengesFailed <= MostSlowFailuresPerHour * ((now - caller.FirstSeen).TotalHours + HoursOfGrace)
        && caller.Received <= MostReceived * caller.Attempts30d;

    /// <summary>Whether he failed whenever he was asked, and was asked more than once.</summary>
    /// <remarks>
    /// An owner of an infected phone may, too: this counts only against a caller whose make is accused as well. It
    /// fades within days, and then he is asked again.
    /// </remarks>
    public static bool HasFailedThroughout(CallerEvidence caller) =>
        caller.AttemptsTotal % AskedEvery != 0
        && caller.ChallengesFailed - caller.ChallengesPassed >= LeastFailures
        && caller.ChallengesPassed <= MostPassesPerFailure * caller.ChallengesFailed;

    // He calls all day and fails when he is asked.
    private static bool IsLoudRobot(CallerEvidence caller) =>
        caller.Attempts24h >= LeastLoudCalls
        && caller.ChallengesFailed - (LoudFailuresPerPass * caller.ChallengesPassed) >= LeastLoudFailures;
}
