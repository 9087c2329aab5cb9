using System.Collections.Immutable;

namespace Spit.Detection.Policies;

/// <summary>The trust class of each trunk, by name.</summary>
/// <param name="ByName">The declared ones.</param>
/// <param name="Others">What a trunk with another name is.</param>
public sealed record TrunkClasses(ImmutableDictionary<string, TrustClass> ByName, TrustClass Others)
{
    public static TrunkClasses Default { get; } = new(
        ImmutableDictionary.CreateRange<string, TrustClass>(
        [
            new("access", TrustClass.Own),
            new("biz", TrustClass.Own),
            new("forwarder", TrustClass.Forwarder),
            new("international", TrustClass.International),
            new("unknown", TrustClass.Undeclared),
        ]),
        TrustClass.Peer);

    public TrustClass Of(string trunk) => ByName.GetValueOrDefault(trunk, Others);
}
