using Spit.Media.Challenges;

namespace Spit.Challenger.Calls;

/// <summary>What is played and how it is judged: with the offer to leave a message, and without.</summary>
internal sealed record ChallengeScripts
{
    public required ChallengePrompts Prompts { get; init; }

    public required ChallengeJudge WithMessage { get; init; }

    public required ChallengeJudge WithoutMessage { get; init; }

    /// <summary>Phase 1's score from which calls are challenged: who comes with it is known for nothing.</summary>
    public required double ChallengedFrom { get; init; }

    public static ChallengeScripts Of(ChallengePrompts prompts, ChallengePlan plan, double challengedFrom) => new()
    {
        Prompts = prompts,
        WithMessage = Judge(plan with { TakesMessages = true }),
        WithoutMessage = Judge(plan with { TakesMessages = false }),
        ChallengedFrom = challengedFrom,
    };

    private static ChallengeJudge Judge(ChallengePlan plan) =>
        new(plan, ChallengeLikelihoods.Default, ChallengeJudge.AllTests);
}
