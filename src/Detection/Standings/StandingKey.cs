namespace Spit.Detection.Standings;

/// <summary>One thing that calls have in common.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Text">Which one, for example <c>ic-north/home</c>; readable, and never parsed.</param>
[GenerateSerializer, Immutable, Alias("spit.StandingKey")]
public readonly record struct StandingKey(
    [property: Id(0)] StandingKind Kind,
    [property: Id(1)] string Text)
{
    public override string ToString() => Names.Of(Kind) + "/" + Text;
}
