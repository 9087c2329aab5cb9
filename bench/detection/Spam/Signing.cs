namespace Spit.DetectionBench.Spam;

/// <summary>What the signatures of a campaign look like.</summary>
internal enum Signing
{
    /// <summary>As everybody's on that trunk.</summary>
    Usual,

    /// <summary>A valid full attestation [signed]: robocalls often have one.</summary>
    Full,

    None,
}
