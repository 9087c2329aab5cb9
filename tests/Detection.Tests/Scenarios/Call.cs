namespace Spit.Detection.Tests.Scenarios;

/// <summary>What somebody does: a call, and how it would go if it were let through.</summary>
internal sealed record Call
{
    public required TimeSpan At { get; init; }

    public required string Caller { get; init; }

    public required string Callee { get; init; }

    public string Source { get; init; } = "198.51.100.1";

    public TimeSpan Ring { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Talk time; zero for a call nobody answers.</summary>
    public TimeSpan Talk { get; init; }

    /// <summary>The final response.</summary>
    public int Code { get; init; } = 200;

    /// <summary>Whether the caller would pass a challenge; null: nobody would tell.</summary>
    public bool? Passes { get; init; }

    public TrustClass Trust { get; init; } = TrustClass.Own;

    public string Fingerprint { get; init; } = "";
}
