using System.Net;
using Spit.Detection;

namespace Spit.EdgeProxy;

/// <summary>A declared source of calls: everything that comes from its addresses.</summary>
public sealed record TrunkOptions
{
    /// <summary>Names the trunk in verdicts and logs, for example <c>access</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How far its callers are trusted.</summary>
    public required TrustClass Class { get; init; }

    /// <summary>Addresses it sends from; where two trunks' networks overlap, the narrower one counts.</summary>
    public required IReadOnlyList<IPNetwork> Sources { get; init; }

    /// <summary>True: its P-Asserted-Identity counts (RFC 3325); false: the header is removed.</summary>
    public bool AssertedIdentity { get; init; }

    /// <summary>
    /// Whether its word on verified PASSporTs counts: verstat (3GPP TS 24.229 7.2A.20), P-Attestation-Indicator,
    /// Attestation-Info and Origination-Id. Otherwise these are removed, and its calls count as unattested.
    /// </summary>
    public AttestationTrust Attestation { get; init; }
}
