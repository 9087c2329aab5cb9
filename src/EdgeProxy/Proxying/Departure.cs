using Spit.Detection;
using Spit.EdgeProxy.Calls;
using Spit.EdgeProxy.Transport;

namespace Spit.EdgeProxy.Proxying;

/// <summary>How a request leaves, besides its route.</summary>
internal readonly record struct Departure
{
    public required UdpListener Listener { get; init; }

    public required BranchId Branch { get; init; }

    /// <summary>True when it came from the next hop: then it is not cleaned at the trust boundary.</summary>
    public required bool IsFromInside { get; init; }

    /// <summary>True when the sender's P-Asserted-Identity may stay (RFC 3325).</summary>
    public bool KeepsAssertedIdentity { get; init; }

    /// <summary>True when what the sender says of its verification of the caller may stay.</summary>
    public bool KeepsAttestation { get; init; }

    /// <summary>Goes into our Record-Route; null: the request forms no dialog and we do not stay on its way.</summary>
    public CallToken? Token { get; init; }

    /// <summary>Goes along to a challenger; null: it goes to nobody of the kind.</summary>
    public byte[]? HandOver { get; init; }

    /// <summary>Written on the request unless it is a plain allow.</summary>
    public Verdict? Verdict { get; init; }
}
