using Spit.Detection.Policies;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>What a signal may look at.</summary>
internal sealed class SignalInput
{
    public SignalInput(CallAttempt attempt, Evidence evidence, Policy policy)
    {
        Attempt = attempt;
        Evidence = evidence;
        Policy = policy;
        Pattern = CallPattern.Of(attempt, policy.Numbers);
        Strangeness = StrangenessOf(evidence.Caller);
        Innocence = Strangers.Innocence(evidence.Caller);
    }

    public CallAttempt Attempt { get; }

    public Evidence Evidence { get; }

    public Policy Policy { get; }

    public CallPattern Pattern { get; }

    /// <summary>
    /// How much the call's company says about it: 1 for a caller whom nobody knows, near 0 for a regular or between
    /// people who know each other.
    /// </summary>
    public double Strangeness { get; }

    /// <summary>How much his company may excuse the caller: 0 when his own latest calls tell enough.</summary>
    public double Innocence { get; }

    /// <summary>From how far the call arrives.</summary>
    public Arrival Arrival => Arrivals.Of(Attempt.Caller.Trust);

    public bool IsFromOutside => Attempt.Caller.Trust != TrustClass.Own;

    // Chosen: who calls somebody he called before, or who called him, is a third of a stranger.
    private static double StrangenessOf(CallerEvidence? caller)
    {
        var strangeness = Strangers.Strangeness(caller);
        var acquainted = caller is { CalleeCalledBefore: true } || caller is { IsFirstContact: false };
        return acquainted ? strangeness / 3 : strangeness;
    }
}
