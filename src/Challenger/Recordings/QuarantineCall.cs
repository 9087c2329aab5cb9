using Spit.Protocol.V1;

namespace Spit.Challenger.Recordings;

/// <summary>What is kept about a recorded call beside its sound.</summary>
internal sealed record QuarantineCall
{
    /// <summary>As the edge saw it: caller, callee, source, trunk, signer, fingerprint, start.</summary>
    public required Attempt Attempt { get; init; }

    /// <summary>What the call was challenged for; null when the edge did not say.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>What the answering machine measured.</summary>
    public required ChallengeFinding Finding { get; init; }

    /// <summary>The point of presence the call came in at; empty when it is not known.</summary>
    public string Pop { get; init; } = "";
}
