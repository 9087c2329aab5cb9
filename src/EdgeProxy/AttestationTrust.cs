namespace Spit.EdgeProxy;

/// <summary>Whether a trunk is believed when it says how a caller's number was attested.</summary>
public enum AttestationTrust
{
    /// <summary>No: whoever comes over it counts as unattested, and its statements are removed.</summary>
    None,

    /// <summary>Yes: the peer verifies PASSporTs (RFC 8224) and says what came of it.</summary>
    Trusted,
}
