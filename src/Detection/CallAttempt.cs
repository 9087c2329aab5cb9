namespace Spit.Detection;

/// <summary>One call attempt, as everything after the SIP layer sees it.</summary>
[GenerateSerializer, Immutable, Alias("spit.CallAttempt")]
public sealed record CallAttempt
{
    [Id(0)] public required CallerKey Caller { get; init; }

    /// <summary>Canonical identity of who is called.</summary>
    [Id(1)] public required string Callee { get; init; }

    [Id(2)] public required SourceAddress Source { get; init; }

    /// <summary>The declared trunk the source belongs to; <c>unknown</c> when nobody declared it.</summary>
    [Id(3)] public string Trunk { get; init; } = "unknown";

    [Id(4)] public required DateTimeOffset At { get; init; }

    /// <summary>Passes whatever is known about the caller; never scored, delayed or shed.</summary>
    [Id(5)] public bool IsEmergency { get; init; }

    /// <summary>What the device calls itself (RFC 3261 20.41); empty when it does not say.</summary>
    [Id(6)] public string UserAgent { get; init; } = "";

    /// <summary>What the INVITE's make has in common with others of its origin; empty when there is none.</summary>
    [Id(7)] public string Fingerprint { get; init; } = "";

    /// <summary>What tells of the device: the fingerprint, or what it calls itself when there is none.</summary>
    internal string Make => Fingerprint.Length > 0 ? Fingerprint : UserAgent;

    [Id(8)] public Attestation Attestation { get; init; }

    /// <summary>Who signed the PASSporT; empty when nobody did.</summary>
    [Id(9)] public string Signer { get; init; } = "";

    /// <summary>The point of presence the call came in at; empty when it does not matter.</summary>
    [Id(10)] public string Pop { get; init; } = "";

    /// <summary>Names the attempt for those who count it; 0 when it cannot come twice.</summary>
    [Id(11)] public ulong Ticket { get; init; }

    /// <summary>It was sent before, and nobody knows whether it arrived: it counts once.</summary>
    [Id(12)] public bool IsAgain { get; init; }
}
