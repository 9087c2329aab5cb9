namespace Spit.Detection.Standings;

/// <summary>What calls may have in common beside their caller and their source address.</summary>
public enum StandingKind : byte
{
    /// <summary>The make of the INVITE.</summary>
    Fingerprint = 1,

    /// <summary>The make of the INVITE, by the trunk it came over and the pattern of the call.</summary>
    Pattern = 2,

    /// <summary>What the device calls itself, by trunk.</summary>
    Agent = 3,

    /// <summary>Who signed the PASSporT, if anybody, by attestation and trunk.</summary>
    Signer = 4,

    /// <summary>The trunk, by the pattern of the call.</summary>
    Trunk = 5,

    /// <summary>The source's /24 or /64.</summary>
    Network = 6,

    /// <summary>The caller's number without its last three digits.</summary>
    Range = 7,

    /// <summary>Who is called.</summary>
    Callee = 8,

    /// <summary>
    /// The caller's number, whatever trunk it comes over; of who withholds it, his device's make and his address.
    /// </summary>
    Identity = 9,
}
