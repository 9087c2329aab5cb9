using Spit.Detection;
using Spit.Detection.Policies;

namespace Spit.EdgeProxy.Screening;

/// <summary>From what the judge says to what the edge does.</summary>
internal static class EdgeActions
{
    public static EdgeAction For(Disposition disposition, Policy policy)
    {
        if (policy.ObserveOnly)
            return EdgeAction.Deliver;
        // Without an answering machine to send a challenged call to, the policy's fallback holds.
        var effective = disposition == Disposition.Challenge ? policy.ChallengeFallback : disposition;
        return effective switch
        {
            Disposition.Allow or Disposition.Tag => EdgeAction.Deliver,
            Disposition.Drop => EdgeAction.Silence,
            _ => EdgeAction.Refuse,
        };
    }
}
