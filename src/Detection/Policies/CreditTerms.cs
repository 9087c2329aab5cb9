namespace Spit.Detection.Policies;

/// <summary>How long who passed a challenge is not challenged again.</summary>
/// <param name="Time">Up to 30 days; zero: a pass earns nothing.</param>
/// <param name="Calls">For how many calls, 1 to 1,000, challenged or not.</param>
public sealed record CreditTerms(TimeSpan Time, int Calls)
{
    // Chosen: a day's errands by phone; a robot that passes by luck gains ten calls before it is asked again.
    public static CreditTerms Default { get; } = new(TimeSpan.FromHours(24), 10);
}
