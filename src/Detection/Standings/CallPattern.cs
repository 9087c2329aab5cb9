namespace Spit.Detection.Standings;

/// <summary>What kind of number calls what kind of number: the coarsest thing that calls have in common.</summary>
/// <param name="Caller">What the caller's identity looks like.</param>
/// <param name="LastDigits">
/// How many digits at their ends caller and callee do not share; zero unless both are numbers of the same length.
/// </param>
public readonly record struct CallPattern(CallerShape Caller, int LastDigits)
{
    // Chosen: a number that is like the callee's but for its last four digits is of the same exchange.
    private const int NeighbourDigits = 4;

    public bool IsNeighbour => IsLike(LastDigits);

    /// <summary>Whether the caller shows a number like the callee's.</summary>
    public static bool IsNear(CallAttempt attempt) =>
        IsLike(DifferingDigits(attempt.Caller.Identity, attempt.Callee));

    public static CallPattern Of(CallAttempt attempt, Identities.NumberPlan plan) =>
        new(ShapeOf(attempt.Caller.Identity, plan), DifferingDigits(attempt.Caller.Identity, attempt.Callee));

    /// <summary>Whether this is a number of another country.</summary>
    public static bool IsForeign(string identity, Identities.NumberPlan plan) =>
        identity.StartsWith('+') && !identity.AsSpan(1).StartsWith(plan.HomeCountryCode);

    /// <summary>The pattern's name, of which there are a dozen.</summary>
    public string Name => (Caller, IsNeighbour) switch
    {
        (CallerShape.Home, true) => "home-near",
        (CallerShape.Home, false) => "home",
        (CallerShape.Foreign, true) => "foreign-near",
        (CallerShape.Foreign, false) => "foreign",
        (CallerShape.Extension, _) => "short",
        (CallerShape.Anonymous, _) => "anonymous",
        (CallerShape.Malformed, _) => "malformed",
        _ => "uri",
    };

    private static bool IsLike(int lastDigits) => lastDigits is > 0 and <= NeighbourDigits;

    // E.164: at most 15 digits; none is shorter than 8 with its country code.
    private static CallerShape ShapeOf(string identity, Identities.NumberPlan plan)
    {
        if (identity == Identities.CallerIdentity.Anonymous) return CallerShape.Anonymous;
        if (identity.StartsWith('+'))
        {
            if (identity.Length is < 8 or > 16) return CallerShape.Malformed;
            return identity.AsSpan(1).StartsWith(plan.HomeCountryCode) ? CallerShape.Home : CallerShape.Foreign;
        }
        var user = UserOf(identity);
        if (user.IsEmpty || user.ContainsAnyExceptInRange('0', '9')) return CallerShape.Uri;
        return user.Length <= plan.ShortNumberDigits ? CallerShape.Extension : CallerShape.Malformed;
    }

    private static ReadOnlySpan<char> UserOf(string identity)
    {
        var text = identity.AsSpan();
        text = text[(text.IndexOf(':') + 1)..];
        var end = text.IndexOfAny('@', ';');
        return end < 0 ? text : text[..end];
    }

    private static int DifferingDigits(string caller, string callee)
    {
        if (!caller.StartsWith('+') || !callee.StartsWith('+') || caller.Length != callee.Length) return 0;
        return caller.Length - caller.AsSpan().CommonPrefixLength(callee);
    }
}
