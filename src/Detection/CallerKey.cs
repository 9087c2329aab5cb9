namespace Spit.Detection;

/// <summary>A caller as the grid keys it: who, and through what kind of door.</summary>
/// <param name="Trust">How far the source that presented the identity is trusted.</param>
/// <param name="Identity">Canonical identity: a number in international spelling, or a SIP URI.</param>
[GenerateSerializer, Immutable, Alias("spit.CallerKey")]
public readonly record struct CallerKey(
    [property: Id(0)] TrustClass Trust,
    [property: Id(1)] string Identity)
{
    /// <summary>Whether this is not one caller but all who withhold who they are.</summary>
    public bool IsWithheld => Identity == Identities.CallerIdentity.Anonymous;

    /// <summary>The key's text, for example <c>own/+493023125001</c>.</summary>
    public override string ToString() => Names.Of(Trust) + "/" + Identity;
}
