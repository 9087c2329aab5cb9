using Spit.Media.Challenges.Tests;
using Spit.Media.Speech;

namespace Spit.Media.Challenges;

/// <summary>Weighs what was heard of a call. Pure: the same call has the same finding at any time.</summary>
/// <param name="plan">Where the thresholds are.</param>
/// <param name="likelihoods">What the tests are worth.</param>
/// <param name="tests">What is asked.</param>
public sealed class ChallengeJudge(
    ChallengePlan plan, ChallengeLikelihoods likelihoods, IReadOnlyList<IChallengeTest> tests)
{
    /// <summary>All tests that there are.</summary>
    public static IReadOnlyList<IChallengeTest> AllTests { get; } =
    [
        new SpeechWhileGreeting(), new Onset(), new LongestSpurt(), new AnsweredTheHello(), new Yielding(),
        new ResponseLatency(), new AnswerLength(), new Silence(), new KeyedDigit(),
    ];

    /// <summary>All tests under the default plan, with what was learned about them.</summary>
    public static ChallengeJudge Default { get; } = new(ChallengePlan.Default, ChallengeLikelihoods.Default, AllTests);

    public ChallengePlan Plan => plan;

    /// <param name="call">What was heard.</param>
    /// <param name="prior">ln of the odds that the caller is a robot; 0: nothing is known. Limited by the plan.</param>
    public ChallengeFinding Weigh(ChallengeObservation call, double prior)
    {
        var contributions = new TestContribution[tests.Count];
        for (var i = 0; i < contributions.Length; i++)
        {
            var reading = tests[i].Read(call);
            contributions[i] = new TestContribution(tests[i].Name, reading, likelihoods.Of(tests[i].Name, reading));
        }
        var sum = Math.Round(contributions.Sum(c => c.Value), 3);
        var counted = Math.Clamp(double.IsNaN(prior) ? 0 : prior, -plan.MostPrior, plan.MostPrior);
        var probability = 1 / (1 + Math.Exp(-(counted + sum)));
        var ratio = call.Timeline.RatioIn(SpeechWhileGreeting.SpanIn(call.Greeting));
        var first = call.Timeline.NextSpurt(0, call.Whole.End);
        return new ChallengeFinding
        {
            Decision = Decide(probability, sum),
            RobotProbability = probability,
            Prior = counted,
            Sum = sum,
            Tests = contributions,
            SpeechRatio = double.IsNaN(ratio) ? 0 : ratio,
            Onset = first.Length == 0 ? null : Duration(first.Start),
            LongestSpurt = Duration(call.Timeline.LongestSpurt(call.Whole).Length),
        };
    }

    private static TimeSpan Duration(int frames) => TimeSpan.FromMilliseconds(frames * SpeechFrame.Milliseconds);

    private ChallengeDecision Decide(double probability, double evidence)
    {
        if (probability >= plan.RobotFrom && evidence >= plan.LeastRobotEvidence) return ChallengeDecision.Robot;
        return probability <= plan.HumanTo && evidence <= -plan.LeastHumanEvidence
            ? ChallengeDecision.Human
            : ChallengeDecision.Unsure;
    }
}
