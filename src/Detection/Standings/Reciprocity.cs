using Spit.Detection.Identities;

namespace Spit.Detection.Standings;

/// <summary>Whose credit it is to be called.</summary>
public static class Reciprocity
{
    /// <summary>
    /// The keys under which a callee may call himself: a home number from inside or over an interconnect, a foreign
    /// one over an interconnect at home or from abroad.
    /// </summary>
    public static (CallerKey First, CallerKey Second) KeysOf(string callee, NumberPlan plan)
    {
        var isForeign = callee.StartsWith('+') && !callee.AsSpan(1).StartsWith(plan.HomeCountryCode);
        return (
            new CallerKey(isForeign ? TrustClass.International : TrustClass.Own, callee),
            new CallerKey(TrustClass.Peer, callee));
    }
}
