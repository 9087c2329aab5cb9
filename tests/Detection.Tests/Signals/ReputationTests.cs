namespace Spit.Detection.Tests.Signals;

public sealed class ReputationTests
{
    private static readonly CallerEvidence Regular = new()
    {
        FirstSeen = Sample.Attempt.At - TimeSpan.FromDays(3),
        Good = 6,
        Attempts24h = 4,
        Attempts30d = 12,
    };

    private static readonly CallerEvidence New = Regular with { FirstSeen = Sample.Attempt.At, Good = 0 };

    [Fact]
    public void Weigh_GoodCallsOfThreeDays_AreCredit() => Assert.True(Points(Regular) < Points(New) - 2);

    [Fact]
    public void Weigh_CallsFasterThanEver_HasNoMoreCreditForHisDays()
    {
        var known = Regular with { Good = 0 };

        Assert.True(Points(known) < -1);
        Assert.InRange(Points(known with { AboveUsual = 2 }), Points(known) * 0.6, Points(known) * 0.4);
        Assert.Equal(Points(New), Points(known with { AboveUsual = 4 }));
        Assert.Equal(Points(New), Points(known with { AboveUsual = 400 }));
    }

    [Fact]
    public void Weigh_FailedAChallengeOrTalksAsShortlyAsARobot_HasLittleCreditForGoodCalls()
    {
        var credit = Points(Regular) - Points(Regular with { Good = 0 });

        Assert.True(credit < -0.5);
        Assert.True(CreditWith(Regular with { ChallengesFailed = 1 }) > credit / 2);
        Assert.True(CreditWith(Regular with { RecentSuspicion = 5 }) > credit / 2);
        Assert.Equal(credit, CreditWith(Regular with { ChallengesPassed = 1, RecentSuspicion = 5 }), 0.001);
    }

    private static double CreditWith(CallerEvidence caller) => Points(caller) - Points(caller with { Good = 0 });

    private static double Points(CallerEvidence caller)
    {
        var attempt = Sample.Attempt with { Caller = new CallerKey(TrustClass.Peer, "+493023125001") };
        return Weighed.PointsOf(attempt, new Evidence { Caller = caller }, "REPUTATION");
    }
}
