using Spit.Media.Challenges;
using Spit.Media.Speech;
using Spit.Media.Tests.Speech;

namespace Spit.Media.Tests.Challenges;

public sealed class ChallengeJudgeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.7)]
    [InlineData(-0.7)]
    public void Weigh_Contributions_AddUpToTheProbability(double prior)
    {
        var finding = ChallengeJudge.Default.Weigh(Call(new string('s', 100) + new string('.', 500)), prior);

        Assert.Equal(finding.Sum, Math.Round(finding.Tests.Sum(t => t.Value), 3));
        Assert.Equal(1 / (1 + Math.Exp(-(prior + finding.Sum))), finding.RobotProbability, 12);
    }

    [Fact]
    public void Weigh_MoreTalkOverTheGreeting_IsNeverLessOfARobot()
    {
        var before = 0.0;
        for (var talk = 0; talk <= 400; talk += 20)
        {
            var call = Call(new string('.', 50) + new string('s', talk) + new string('.', 550 - talk));
            var probability = ChallengeJudge.Default.Weigh(call, 0).RobotProbability;

            // Nothing said at all weighs on its own.
            if (talk > 20) Assert.True(probability >= before - 1e-9, $"{talk}: {probability} < {before}");
            before = probability;
        }
    }

    [Fact]
    public void Weigh_NothingSaid_HasNoOnsetAndDecidesNothing()
    {
        var finding = ChallengeJudge.Default.Weigh(Call(new string('.', 600)), 0);

        Assert.Equal((null, TimeSpan.Zero, 0d), (finding.Onset, finding.LongestSpurt, finding.SpeechRatio));
        Assert.Equal(ChallengeDecision.Unsure, finding.Decision);
    }

    [Fact]
    public void Weigh_AWordAfterTheGreeting_IsHuman()
    {
        var finding = ChallengeJudge.Default.Weigh(
            Call(new string('.', 440) + new string('s', 30) + new string('.', 130)), 0);

        Assert.Equal(ChallengeDecision.Human, finding.Decision);
        Assert.Equal(TimeSpan.FromSeconds(8.8), finding.Onset);
        Assert.Equal(TimeSpan.FromSeconds(0.6), finding.LongestSpurt);
    }

    [Fact]
    public void Weigh_ARightKey_OutweighsAnythingBetweenTheThresholds()
    {
        var plan = ChallengePlan.Default;
        var right = ChallengeLikelihoods.Default.Of("KeyedDigit", TestReading.Of((int)KeyedAnswer.RightAtLast));

        Assert.True(Odds(plan.RobotFrom) + right <= Odds(plan.HumanTo));

        static double Odds(double probability) => Math.Log(probability / (1 - probability));
    }

    [Fact]
    public void AllTests_EachOne_HasACurve()
    {
        Assert.Equal(
            ChallengeJudge.AllTests.Select(t => t.Name).Order(), ChallengeLikelihoods.Default.Curves.Keys.Order());
    }

    // 8 s of greeting, and what comes after it.
    private static ChallengeObservation Call(string frames) => new()
    {
        Timeline = SpeechTimelineTests.Of(frames),
        Greeting = new FrameSpan(0, Math.Min(400, frames.Length)),
        Listening = new FrameSpan(400, frames.Length),
    };
}
