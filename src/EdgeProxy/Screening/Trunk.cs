using Spit.Detection;

namespace Spit.EdgeProxy.Screening;

/// <summary>A declared peer.</summary>
/// <param name="Name">Its name in verdicts and keys.</param>
/// <param name="Class">How far its callers are trusted.</param>
/// <param name="AssertsIdentity">
/// True when its P-Asserted-Identity counts (RFC 3325: it is in our trust domain).
/// </param>
/// <param name="Attests">True when what it says of callers' attestations counts.</param>
internal sealed record Trunk(string Name, TrustClass Class, bool AssertsIdentity, bool Attests)
{
    /// <summary>Whoever comes from a source nobody declared.</summary>
    public static readonly Trunk Undeclared =
        new("unknown", TrustClass.Undeclared, AssertsIdentity: false, Attests: false);
}
