using Spit.Detection;
using Spit.Detection.Policies;

namespace Spit.EdgeProxy.Screening;

/// <summary>From what the judge says to what the edge does.</summary>
internal static class EdgeActions
{
    /// <param name="disposition">What the judge says.</param>
    /// <param name="policy">The policy it was said under.</param>
    /// <param name="canChallenge">False where no challenger can take the call: the policy's fallback holds.</param>
    public static EdgeAction For(Disposition disposition, Policy policy, bool canChallenge)
    {
        if (policy.ObserveOnly)
            return EdgeAction.Deliver;
        return Effective(disposition, policy, canChallenge) switch
        {
            Disposition.Allow or Disposition.Tag => EdgeAction.Deliver,
            Disposition.Challenge => EdgeAction.Divert,
            Disposition.Drop => EdgeAction.Silence,
            _ => EdgeAction.Refuse,
        };
    }

    /// <summary>What is done, where that is not what was said.</summary>
    public static Disposition Effective(Disposition disposition, Policy policy, bool canChallenge) =>
        disposition == Disposition.Challenge && !canChallenge ? policy.ChallengeFallback : disposition;
}
