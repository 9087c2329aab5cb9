using Spit.Detection.Policies;

namespace Spit.Detection.Records;

/// <summary>What one outcome says about the caller.</summary>
/// <param name="Good">Good experience, in calls.</param>
/// <param name="Bad">Bad experience, in calls.</param>
/// <remarks>The shares are chosen; see docs/signals/REPUTATION.md.</remarks>
internal readonly record struct Experience(double Good, double Bad)
{
    /// <summary>Reads an outcome; null when it says nothing about the caller.</summary>
    public static Experience? Of(CallOutcome outcome, Policy policy) => outcome.Code switch
    {
        >= 200 and < 300 => OfAnswered(outcome, policy),
        // A human's own verdict: decline, unwanted (RFC 8197), rejected (RFC 8688).
        603 or 607 or 608 => new Experience(0, 1),
        // Numbers that do not exist: a robot works through a range.
        404 or 410 or 484 or 604 => new Experience(0, 0.5),
        // Nobody picked up, or the caller gave up first.
        480 or 487 => new Experience(0, 0.1),
        // Busy is the callee's affair.
        486 or 600 => new Experience(0, 0),
        // 408, 482, 5xx and everything else is about the network, not the caller.
        _ => null,
    };

    private static Experience OfAnswered(CallOutcome outcome, Policy policy)
    {
        if (!IsShort(outcome, policy)) return new Experience(1, 0);
        // Who is hung up on was not wanted; a caller who hangs up himself may have misdialled or met a machine.
        return outcome.CalleeHungUp ? new Experience(0, 1) : new Experience(0, 0.8);
    }

    public static bool IsShort(CallOutcome outcome, Policy policy) =>
        outcome.IsAnswered && outcome.Duration <= policy.ShortCall;
}
