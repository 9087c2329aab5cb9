using Spit.Detection.Standings;

namespace Spit.Detection.Tests.Signals;

public sealed class CampaignTests
{
    private static readonly StandingEvidence Spam = new() { Suspicion = 5, Learnt = 50, Proofs = 4, Strangers24h = 50 };

    private static readonly CallerEvidence Stranger = new() { Attempts24h = 1, IsFirstContact = true };

    private static readonly CallerEvidence Regular = Stranger with { Good = 60, Received = 60, Attempts30d = 90 };

    [Theory]
    [InlineData(TrustClass.Own)]
    [InlineData(TrustClass.Peer)]
    [InlineData(TrustClass.International)]
    public void Weigh_PatternThatFailedChallenges_SpeaksAgainstARegularWhoCallsAStranger(TrustClass trust)
    {
        var ofRegular = Points(trust, Regular, Spam);

        Assert.True(ofRegular > 0.5, $"{ofRegular}");
        Assert.True(Points(trust, Stranger, Spam) > ofRegular);
        Assert.InRange(Points(trust, Regular with { CalleeCalledBefore = true }, Spam), 0, ofRegular / 2);
        Assert.True(Points(trust, Regular, Spam with { Proofs = 0 }) < ofRegular - 0.5);
    }

    [Fact]
    public void Weigh_GoodCompanyOnAnInterconnect_SpeaksForAStranger() =>
        Assert.True(Points(TrustClass.Peer, Stranger, new() { Suspicion = -3, Learnt = 50, Regulars24h = 200 }) < -0.5);

    private static double Points(TrustClass trust, CallerEvidence caller, StandingEvidence pattern)
    {
        var standings = StandingSet.Of([new(StandingKind.Pattern, "make")], [pattern]);
        var attempt = Sample.Attempt with { Caller = new CallerKey(trust, "+493023125001") };
        return Weighed.PointsOf(attempt, new Evidence { Caller = caller, Standings = standings }, "CAMPAIGN");
    }
}
