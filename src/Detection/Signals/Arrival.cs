namespace Spit.Detection.Signals;

/// <summary>
/// From how far a call arrives: the same measure means one thing of an own subscriber and another abroad.
/// </summary>
internal enum Arrival
{
    /// <summary>Over an own trunk.</summary>
    Own = 0,

    /// <summary>Over an interconnect at home, or re-originated by a forwarder.</summary>
    Peer = 1,

    /// <summary>Over an international interconnect, or from an undeclared source.</summary>
    Abroad = 2,
}
