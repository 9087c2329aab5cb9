using Spit.Detection.Policies;

namespace Spit.Detection.Tests.Signals;

public sealed class ChallengeRecordTests
{
    [Theory]
    [InlineData(TrustClass.Own)]
    [InlineData(TrustClass.Peer)]
    [InlineData(TrustClass.International)]
    public void Weigh_ARobotPassesByChance_SaysHardlyAnythingForHim(TrustClass trust)
    {
        var never = Points(trust, failed: 1000, passed: 0);

        Assert.InRange(Points(trust, failed: 1000, passed: 15), never - 0.2, never);
        Assert.True(Points(trust, failed: 15, passed: 15) < never - 2);
    }

    [Theory]
    [InlineData(TrustClass.Own)]
    [InlineData(TrustClass.Peer)]
    [InlineData(TrustClass.International)]
    public void Weigh_AHumanFailsByChance_SaysHardlyAnythingAgainstHim(TrustClass trust)
    {
        var never = Points(trust, failed: 0, passed: 12);

        Assert.InRange(Points(trust, failed: 1, passed: 12), never, never + 0.4);
        Assert.True(never < 0);
    }

    [Theory]
    [InlineData(TrustClass.Peer)]
    [InlineData(TrustClass.International)]
    public void Weigh_FortyFailuresOfSomebodyElsesSubscriber_SayMoreThanFive(TrustClass trust) =>
        Assert.True(Points(trust, failed: 40, passed: 0) > Points(trust, failed: 5, passed: 0) + 0.5);

    [Fact]
    public void Weigh_FortyFailuresOfAnOwnSubscriber_SayAsMuchAsFive() =>
        Assert.Equal(
            Points(TrustClass.Own, failed: 5, passed: 0), Points(TrustClass.Own, failed: 40, passed: 0), 0.001);

    private static double Points(TrustClass trust, double failed, double passed)
    {
        var attempt = Sample.Attempt with { Caller = new CallerKey(trust, "+493023125001") };
        var caller = new CallerEvidence { ChallengesFailed = failed, ChallengesPassed = passed };
        var verdict = Judge.Weigh(attempt, new Evidence { Caller = caller }, Policy.Default);
        return (double)verdict.Contributions.Single(part => part.Symbol == "CHALLENGE_RECORD").Score.Points;
    }
}
