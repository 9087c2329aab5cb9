using Spit.Detection;

namespace Spit.EdgeProxy.Screening;

/// <summary>A declared peer.</summary>
/// <param name="AssertsIdentity">
/// True when its P-Asserted-Identity counts (RFC 3325: it is in our trust domain).
/// </param>
internal sealed record Trunk(string Name, TrustClass Class, bool AssertsIdentity)
{
    /// <summary>Whoever comes from a source nobody declared.</summary>
    public static readonly Trunk Undeclared = new("unknown", TrustClass.Undeclared, AssertsIdentity: false);
}
