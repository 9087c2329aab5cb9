using Spit.Detection.Policies;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>What a signal may look at.</summary>
internal sealed class SignalInput
{
    // Chosen: who calls somebody he called before, or who called him, is a third of a stranger.
    private const double OfAcquainted = 1.0 / 3;

    // Chosen on tuning days, in doublings: three calls abroad in a day are anybody's, with fifteen it counts in full.
    private const double FewAbroad = 2;
    private const double MostAbroad = 2;

    public SignalInput(CallAttempt attempt, Evidence evidence, Policy policy)
    {
        Attempt = attempt;
        Evidence = evidence;
        Policy = policy;
        Pattern = CallPattern.Of(attempt, policy.Numbers);
        Novelty = evidence.Caller is { CalleeCalledBefore: true } or { IsFirstContact: false } ? OfAcquainted : 1;
        Strangeness = Strangers.Strangeness(evidence.Caller) * Novelty;
        Innocence = Strangers.Innocence(evidence.Caller);
        Experience = IsFromOutside || !CallPattern.IsForeign(attempt.Callee, policy.Numbers)
            ? 1
            : ExperienceAbroad(evidence.Caller?.Abroad24h ?? 0);
    }

    public CallAttempt Attempt { get; }

    public Evidence Evidence { get; }

    public Policy Policy { get; }

    public CallPattern Pattern { get; }

    /// <summary>How new the two are to each other: 1 unless one of them called the other before.</summary>
    public double Novelty { get; }

    /// <summary>
    /// How much the call's company says about it: 1 for a caller whom nobody knows, near 0 for a regular or between
    /// people who know each other.
    /// </summary>
    public double Strangeness { get; }

    /// <summary>
    /// How much the caller's experience is credit: all of it, but nothing for a subscriber who calls abroad all day.
    /// Toll fraud lives on long calls to people who are glad of them.
    /// </summary>
    public double Experience { get; }

    /// <summary>How much his company may excuse the caller: 0 when his own latest calls tell enough.</summary>
    public double Innocence { get; }

    /// <summary>From how far the call arrives.</summary>
    public Arrival Arrival => Arrivals.Of(Attempt.Caller.Trust);

    public bool IsFromOutside => Attempt.Caller.Trust != TrustClass.Own;

    private static double ExperienceAbroad(double callsOfTheDay) =>
        1 - Math.Clamp((Math.Log2(1 + callsOfTheDay) - FewAbroad) / MostAbroad, 0, 1);
}
