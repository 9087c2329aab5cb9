namespace Spit.Detection;

/// <summary>What the call's PASSporT says of the caller's right to the number (RFC 8225, ATIS-1000074).</summary>
public enum Attestation : byte
{
    /// <summary>No PASSporT, or none that anybody in the trust domain has checked.</summary>
    None = 0,

    /// <summary>Full: the signer knows the customer and his right to the number.</summary>
    A = 1,

    /// <summary>Partial: the signer knows the customer, not his right to the number.</summary>
    B = 2,

    /// <summary>Gateway: the signer knows where the call entered his network, no more.</summary>
    C = 3,

    /// <summary>There was a PASSporT and its verification failed.</summary>
    Fail = 4,
}
