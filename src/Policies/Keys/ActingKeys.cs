using System.Collections.Immutable;
using Spit.Detection;
using Spit.Detection.Policies;
using Spit.Policies.Shapes;

namespace Spit.Policies.Keys;

/// <summary>From score to what is done.</summary>
internal static class ActingKeys
{
    public static IReadOnlyList<Field<Policy>> All { get; } =
    [
        new KeyField<Policy, Thresholds>(
            "thresholds", "Scores, in points, from which a disposition is due.", ThresholdKeys.Shape,
            (policy, thresholds, _, _) => policy with { Thresholds = thresholds }),
        new KeyField<Policy, ImmutableArray<PolicyException>>(
            "exceptions", "Calls for which the score may lead no further; the first that matches counts.",
            new ListShape<PolicyException>(ExceptionKeys.Shape),
            (policy, exceptions, _, _) => policy with { Exceptions = exceptions }),
        new KeyField<Policy, bool>(
            "observe", "True: verdicts are given and shown, and every call is forwarded.", new FlagShape(),
            (policy, observe, _, _) => policy with { ObserveOnly = observe }),
        new KeyField<Policy, Disposition>(
            "on_failure", "What becomes of a call while the grid is silent and no list decides.",
            Words.Disposition(
                Disposition.Allow, Disposition.Tag, Disposition.Greylist, Disposition.Challenge, Disposition.Block),
            (policy, disposition, _, _) => policy with { OnFailure = disposition }),
        new KeyField<Policy, Disposition>(
            "challenge_fallback", "What is done instead of a challenge where no answering machine can take the call.",
            Words.Disposition(Disposition.Allow, Disposition.Tag, Disposition.Greylist, Disposition.Block),
            (policy, disposition, _, _) => policy with { ChallengeFallback = disposition }),
        new KeyField<Policy, CreditTerms>(
            "challenge_credit",
            "How long who passed a challenge is not challenged again when he calls in the same way.",
            CreditKeys.Shape,
            (policy, terms, _, _) => policy with { ChallengeCredit = terms }),
    ];
}
