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

    /// <summary>Distinct callees in the last hour: exact to 64, then an estimate.</summary>
    [Id(4)] public double Callees1h { get; init; }

    /// <summary>Calls that ended with an outcome that says something about the caller.</summary>
    [Id(5)] public double Ended24h { get; init; }
    [Id(6)] public double Answered24h { get; init; }

    /// <summary>Answered, but ended within the short-call limit.</summary>
    [Id(7)] public double Short24h { get; init; }

    /// <summary>Mean talk time of the answered calls; zero when there is none.</summary>
    [Id(8)] public TimeSpan MeanDuration { get; init; }

    /// <summary>Decayed good experience, in calls.</summary>
    [Id(9)] public double Good { get; init; }

    /// <summary>Decayed bad experience, in calls.</summary>
    [Id(10)] public double Bad { get; init; }

    [Id(11)] public DateTimeOffset FirstSeen { get; init; }

    [Id(12)] public long AttemptsTotal { get; init; }
}
