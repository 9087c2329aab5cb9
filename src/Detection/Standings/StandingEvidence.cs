namespace Spit.Detection.Standings;

/// <summary>What is known about calls that have one thing in common.</summary>
/// <remarks>
/// Strangers are callers about whom little good is known: see <see cref="Strangers"/>. What regulars do says nothing
/// about them, so that an interconnect full of regulars hides nobody.
/// </remarks>
[GenerateSerializer, Immutable, Alias("spit.StandingEvidence")]
public sealed record StandingEvidence
{
    public static StandingEvidence None { get; } = new();

    /// <summary>
    /// How much likelier a stranger's next call is spam than if nothing were known, as ln of the odds.
    /// </summary>
    [Id(0)] public double Suspicion { get; init; }

    /// <summary>Strangers' calls from which that was learned, those of old faded.</summary>
    [Id(1)] public double Learnt { get; init; }

    /// <summary>Attempts by strangers; the window is the time constant of an exponential decay.</summary>
    [Id(2)] public double Strangers1h { get; init; }
    [Id(3)] public double Strangers24h { get; init; }

    /// <summary>Attempts by regulars.</summary>
    [Id(4)] public double Regulars24h { get; init; }

    /// <summary>Distinct strangers in the last day: exact to 64, then an estimate.</summary>
    [Id(5)] public double Callers24h { get; init; }

    /// <summary>
    /// Mean, over the latest calls, of log2 of one plus their callers' attempts in an hour: what pace is usual here.
    /// </summary>
    [Id(6)] public double Pace { get; init; }

    /// <summary>Attempts of the last day over own trunks.</summary>
    [Id(7)] public double Own24h { get; init; }

    /// <summary>Challenges that strangers failed, and complaints about them, those of old faded.</summary>
    [Id(8)] public double Proofs { get; init; }

    /// <summary>As <see cref="Suspicion"/>, by the calls of the last hour.</summary>
    [Id(9)] public double RecentSuspicion { get; init; }

    /// <summary>For how many hours calls have been seen; 0 when none was.</summary>
    [Id(10)] public double KnownHours { get; init; }
}
