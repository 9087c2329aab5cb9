namespace Spit.Detection;

/// <summary>Where a call came from, as the carrier declared it; part of a caller's key.</summary>
/// <remarks>
/// A number spoofed from an undeclared source never stains the same number on the carrier's own trunk.
/// </remarks>
public enum TrustClass : byte
{
    /// <summary>A source nobody declared.</summary>
    Undeclared = 1,

    /// <summary>The carrier's own, authenticated subscribers.</summary>
    Own = 2,

    /// <summary>A service that re-originates other people's calls.</summary>
    Forwarder = 3,

    /// <summary>A domestic interconnect.</summary>
    Peer = 4,

    /// <summary>An interconnect from abroad.</summary>
    International = 5,
}
