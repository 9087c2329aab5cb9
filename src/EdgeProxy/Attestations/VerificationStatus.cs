namespace Spit.EdgeProxy.Attestations;

/// <summary>The values of verstat (3GPP TS 24.229 7.2A.20).</summary>
internal enum VerificationStatus
{
    /// <summary>There is no verstat, or none of a known value.</summary>
    Unstated,

    /// <summary>No-TN-Validation.</summary>
    NotVerified,

    /// <summary>TN-Validation-Passed, without a level.</summary>
    Passed,
    PassedA,
    PassedB,
    PassedC,

    /// <summary>TN-Validation-Failed, with or without a level.</summary>
    Failed,
}
