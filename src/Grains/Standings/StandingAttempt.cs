using Spit.Detection;

namespace Spit.Grains.Standings;

/// <summary>An attempt as a standing counts it; one for all standings that it concerns.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Caller">Who made it.</param>
/// <param name="IsStranger">Whether little good is known about him.</param>
/// <param name="Attempts1h">How many attempts he made in the last hour.</param>
[GenerateSerializer, Immutable, Alias("spit.StandingAttempt")]
public sealed record StandingAttempt(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] CallerKey Caller,
    [property: Id(2)] bool IsStranger,
    [property: Id(3)] double Attempts1h);
