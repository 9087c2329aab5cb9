namespace Spit.Detection;

/// <summary>What the grid knows about one source address, the attempt at hand included when it was counted.</summary>
[GenerateSerializer, Immutable, Alias("spit.SourceEvidence")]
public sealed record SourceEvidence
{
    [Id(0)] public double Attempts10s { get; init; }
    [Id(1)] public double Attempts1m { get; init; }
    [Id(2)] public double Attempts1h { get; init; }

    /// <summary>Distinct callers in the last hour: exact to 64, then an estimate.</summary>
    [Id(3)] public double Callers1h { get; init; }

    /// <summary>
    /// Callers that had a good call from here in the last day; they cap what the address alone may be held to.
    /// </summary>
    [Id(4)] public double GoodCallers24h { get; init; }

    [Id(5)] public double Ended24h { get; init; }
    [Id(6)] public double Answered24h { get; init; }
    [Id(7)] public double Short24h { get; init; }
    [Id(8)] public double NoSuchNumber24h { get; init; }

    /// <summary>
    /// How much likelier a stranger's next call from here is spam than if nothing were known, as ln of the odds.
    /// </summary>
    [Id(9)] public double Suspicion { get; init; }

    [Id(10)] public DateTimeOffset FirstSeen { get; init; }
    [Id(11)] public long AttemptsTotal { get; init; }

    /// <summary>Attempts of the last day; the window is the time constant of an exponential decay.</summary>
    [Id(12)] public double Attempts24h { get; init; }

    /// <summary>
    /// Distinct callers in the last day who called a number like their own: exact to 64, then an estimate.
    /// </summary>
    [Id(13)] public double NearCallers24h { get; init; }

    /// <summary>Messages of the last day that claimed to be SIP and could not be read.</summary>
    [Id(14)] public double Malformed24h { get; init; }

    /// <summary>
    /// Distinct users whom OPTIONS and REGISTER from here named in the last day: exact to 64, then an estimate.
    /// </summary>
    [Id(15)] public double ProbedNames24h { get; init; }

    /// <summary>Requests of the last day from a device that called itself a scanner.</summary>
    [Id(16)] public double OfScanners24h { get; init; }
}
