namespace Spit.Detection;

/// <summary>What the grid knows about one caller, the attempt at hand included when it was counted.</summary>
/// <remarks>The counts named by a window decay exponentially with that window as time constant.</remarks>
[GenerateSerializer, Immutable, Alias("spit.CallerEvidence")]
public sealed record CallerEvidence
{
    [Id(0)] public double Attempts10s { get; init; }
    [Id(1)] public double Attempts1m { get; init; }
    [Id(2)] public double Attempts1h { get; init; }
    [Id(3)] public double Attempts24h { get; init; }
    [Id(4)] public double Attempts30d { get; init; }

    /// <summary>Distinct callees in the last hour: exact to 64, then an estimate.</summary>
    [Id(5)] public double Callees1h { get; init; }

    /// <summary>Attempts of the last day to callees not among the latest 128 called.</summary>
    [Id(6)] public double FirstContacts24h { get; init; }

    /// <summary>The callee is not among the latest 128 called.</summary>
    [Id(7)] public bool IsFirstContact { get; init; }

    /// <summary>The callee is among the latest 128 who called this caller.</summary>
    [Id(8)] public bool CalleeCalledBefore { get; init; }

    /// <summary>Calls received in the last 30 days.</summary>
    [Id(9)] public double Received { get; init; }

    /// <summary>Calls that ended with an outcome that says something about the caller.</summary>
    [Id(10)] public double Ended24h { get; init; }
    [Id(11)] public double Answered24h { get; init; }

    /// <summary>Answered, but ended within the policy's short-call limit.</summary>
    [Id(12)] public double Short24h { get; init; }

    /// <summary>Ended because there is no such number.</summary>
    [Id(13)] public double NoSuchNumber24h { get; init; }

    /// <summary>Mean talk time of the answered calls; zero when there is none.</summary>
    [Id(14)] public TimeSpan MeanDuration { get; init; }

    /// <summary>
    /// How much likelier the next call is spam, by how the calls of the last weeks ended, as ln of the odds.
    /// </summary>
    [Id(15)] public double Suspicion { get; init; }

    /// <summary>The same by the calls of the last hour.</summary>
    [Id(16)] public double RecentSuspicion { get; init; }

    /// <summary>Decayed good experience, in calls.</summary>
    [Id(17)] public double Good { get; init; }

    /// <summary>Decayed bad experience, in calls.</summary>
    [Id(18)] public double Bad { get; init; }

    /// <summary>Complaints of the last 30 days, each by its reporter's weight.</summary>
    [Id(19)] public double Reports { get; init; }

    [Id(20)] public double ChallengesPassed { get; init; }
    [Id(21)] public double ChallengesFailed { get; init; }

    /// <summary>Attempts of the last hour as a multiple of what is usual for this caller.</summary>
    [Id(22)] public double AboveUsual { get; init; }

    [Id(23)] public DateTimeOffset FirstSeen { get; init; }

    [Id(24)] public long AttemptsTotal { get; init; }

    /// <summary>Attempts of the last hour to callees not among the latest 128 called.</summary>
    [Id(25)] public double FirstContacts1h { get; init; }

    /// <summary>Attempts of the last day to numbers of other countries.</summary>
    [Id(26)] public double Abroad24h { get; init; }

    /// <summary>He passed a challenge lately, calling in the same way as now: he is not challenged again.</summary>
    [Id(27)] public bool HasCredit { get; init; }
}
