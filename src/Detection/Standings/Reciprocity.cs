using Spit.Detection.Identities;
using Spit.Detection.Likelihoods;

namespace Spit.Detection.Standings;

/// <summary>Whose credit it is to be called.</summary>
public static class Reciprocity
{
    /// <summary>
    /// Whether a call that ended so is its callee's credit. A number that nobody has calls nobody, and who makes them
    /// up would have two keys kept for each. Who calls back a number that was withheld calls nobody either: it would
    /// be credit for everybody who ever withholds his.
    /// </summary>
    public static bool Credits(CallOutcome outcome) =>
        outcome.Attempt.Callee != CallerIdentity.Anonymous
        && OutcomeCategory.Of(outcome) != OutcomeCategory.NoSuchNumber;

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
