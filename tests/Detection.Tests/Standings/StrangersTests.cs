using Spit.Detection.Likelihoods;
using Spit.Detection.Standings;

namespace Spit.Detection.Tests.Standings;

public sealed class StrangersTests
{
    [Theory]
    [InlineData(-3, 0, 0, 1)]
    [InlineData(1.75, 0, 0, 0.7)]
    [InlineData(3.5, 0, 0, 0.4)]
    [InlineData(9, 0, 0, 0.4)]
    [InlineData(9, 1, 0, 1)]
    [InlineData(-3, 0, 1, 0.4)]
    [InlineData(-3, 1, 1, 1)]
    public void Innocence_OfHisOwnCallsAndChallenges_FallsWithWhatSpeaksAgainstHim(
        double recent, int passed, int failed, double expected)
    {
        var caller = new CallerEvidence
        {
            RecentSuspicion = recent,
            ChallengesPassed = passed,
            ChallengesFailed = failed,
        };

        Assert.Equal(expected, Strangers.Innocence(caller), 6);
    }

    [Theory]
    [InlineData(0.1, 0, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(2, 0, 0.7)]
    [InlineData(4, 0, 0.4)]
    [InlineData(99, 0, 0.4)]
    [InlineData(99, 1, 1)]
    public void Innocence_OfHowMuchFasterThanUsualHeCalls_FallsWithEachDoubling(
        double aboveUsual, int passed, double expected)
    {
        var caller = new CallerEvidence { AboveUsual = aboveUsual, ChallengesPassed = passed };

        Assert.Equal(expected, Strangers.Innocence(caller), 6);
    }

    [Theory]
    [InlineData(3, 3, 0, 0, 1)]
    [InlineData(6, 6, 0, 0, 0.7)]
    [InlineData(12, 12, 0, 0, 0.4)]
    [InlineData(50, 50, 0, 0, 0.4)]
    [InlineData(12, 14, 0, 0, 1)]
    [InlineData(12, 12, 1, 0, 1)]
    [InlineData(12, 12, 0, 1, 1)]
    public void Innocence_OfWhoCallsNobodyButStrangers_FallsWithTheirNumber(
        double strangers, double attempts, double received, int passed, double expected)
    {
        var caller = new CallerEvidence
        {
            FirstContacts24h = strangers,
            Attempts24h = attempts,
            Attempts30d = attempts,
            Received = received,
            ChallengesPassed = passed,
        };

        Assert.Equal(expected, Strangers.Innocence(caller), 6);
    }

    [Fact]
    public void Innocence_OfANobody_IsWhole() => Assert.Equal(1, Strangers.Innocence(null));

    [Fact]
    public void Weigh_GoodCompany_ExcusesWhomHisOwnCallsAccuseTheLess()
    {
        var company = StandingSet.Of(
            [new(StandingKind.Pattern, "make")], [new() { Suspicion = -4, Learnt = 500, Strangers24h = 500 }]);

        Assert.Equal(-2, CampaignPoints(recent: 1.6 - 3, company), 3);
        Assert.Equal(-0.8, CampaignPoints(recent: 3.5, company), 3);
    }

    [Fact]
    public void Weigh_BadCompany_CountsWholeWhateverHisOwnCallsSay()
    {
        var company = StandingSet.Of(
            [new(StandingKind.Pattern, "make")], [new() { Suspicion = 4, Learnt = 500, Strangers24h = 500 }]);

        Assert.Equal(2, CampaignPoints(recent: -1, company), 3);
        Assert.Equal(2, CampaignPoints(recent: 3.5, company), 3);
    }

    [Theory]
    [InlineData(12, 1756, 126, 1, true)]
    [InlineData(12, 1756, 1, 0, false)]
    [InlineData(38, 1756, 126, 1, false)]
    [InlineData(12, 60, 9, 2, false)]
    [InlineData(12, 1756, 0, 0, false)]
    public void Has_CalledBackByAFewOfThousands_IsAStrangerWhoFailedChallenges(
        double received, double attempts, double failed, double passed, bool expected)
    {
        var caller = new CallerEvidence
        {
            Received = received,
            Attempts30d = attempts,
            ChallengesFailed = failed,
            ChallengesPassed = passed,
        };

        Assert.Equal(expected, Strangers.Has(caller));
    }

    private static double CampaignPoints(double recent, StandingSet company)
    {
        var policy = Sample.Policy with
        {
            Likelihoods = new(
                "chosen for tests",
                Sample.Policy.Likelihoods.OutcomesOfCaller,
                Sample.Policy.Likelihoods.OutcomesOfStranger,
                new Dictionary<string, Curve> { ["CAMPAIGN.pattern"] = new([-4, 0, 4], [-2, 0, 2]) }),
        };
        var caller = new CallerEvidence { RecentSuspicion = recent, IsFirstContact = true };
        var verdict = Judge.Weigh(Sample.Attempt, new Evidence { Caller = caller, Standings = company }, policy);
        return (double)Assert.Single(verdict.Contributions, c => c.Symbol == "CAMPAIGN").Score.Points;
    }
}
