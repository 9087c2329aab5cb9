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
    [InlineData(TrustClass.Own)]
    [InlineData(TrustClass.Peer)]
    [InlineData(TrustClass.International)]
    public void Weigh_MoreFailures_SayMore(TrustClass trust)
    {
        double[] failures = [1, 3, 5, 10, 20, 40];
        var points = Array.ConvertAll(failures, failed => Points(trust, failed, passed: 0));

        Assert.Equal(points.Order(), points);
        Assert.Equal(points.Length, points.Distinct().Count());
    }

    private static double Points(TrustClass trust, double failed, double passed)
    {
        var attempt = Sample.Attempt with { Caller = new CallerKey(trust, "+493023125001") };
        var caller = new CallerEvidence { ChallengesFailed = failed, ChallengesPassed = passed };
        var verdict = Judge.Weigh(attempt, new Evidence { Caller = caller }, Policy.Default);
        return (double)verdict.Contributions.Single(part => part.Symbol == "CHALLENGE_RECORD").Score.Points;
    }
}
