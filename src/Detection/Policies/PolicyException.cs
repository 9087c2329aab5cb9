namespace Spit.Detection.Policies;

/// <summary>Calls for which the score may lead no further than a stated disposition; lists still decide.</summary>
/// <param name="Trunk">The trunk of these calls; null: any.</param>
/// <param name="Callee">How the canonical callee begins; null: any.</param>
/// <param name="Caller">How the canonical caller begins; null: any.</param>
/// <param name="Ceiling">The severest disposition.</param>
public sealed record PolicyException(string? Trunk, string? Callee, string? Caller, Disposition Ceiling)
{
    public bool Matches(CallAttempt attempt) =>
        (Trunk is null || Trunk == attempt.Trunk)
        && (Callee is null || attempt.Callee.StartsWith(Callee, StringComparison.Ordinal))
        && (Caller is null || attempt.Caller.Identity.StartsWith(Caller, StringComparison.Ordinal));
}
