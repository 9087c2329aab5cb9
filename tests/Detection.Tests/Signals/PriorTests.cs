using Spit.Detection.Policies;
using Spit.Detection.Standings;

namespace Spit.Detection.Tests.Signals;

public sealed class PriorTests
{
    private static readonly CallerEvidence Stranger = new() { Attempts24h = 1, IsFirstContact = true };

    private static readonly CallerEvidence Regular = Stranger with
    {
        HasCredit = true,
        Received = 60,
        Attempts24h = 20,
        Attempts30d = 90,
        CalleeCalledBefore = true,
        IsFirstContact = false,
    };

    [Theory]
    [InlineData(TrustClass.Own)]
    [InlineData(TrustClass.Peer)]
    [InlineData(TrustClass.International)]
    public void Weigh_StrangerToAGridThatKnowsTheTrunkForDays_StartsHigher(TrustClass trust)
    {
        Assert.Equal(PriorOf(trust, Stranger, hours: 0), PriorOf(trust, Stranger, hours: 5));
        Assert.True(PriorOf(trust, Stranger, hours: 24) > PriorOf(trust, Stranger, hours: 5));
        Assert.True(PriorOf(trust, Stranger, hours: 100) > PriorOf(trust, Stranger, hours: 24));
        Assert.Equal(PriorOf(trust, Stranger, hours: 100), PriorOf(trust, Stranger, hours: 1000));
    }

    [Fact]
    public void Weigh_RegularOfATrunkKnownForDays_StartsNearWhereHeDidOnTheFirst()
    {
        var grown = PriorOf(TrustClass.Peer, Regular, hours: 100).Points
            - PriorOf(TrustClass.Peer, Regular, hours: 0).Points;

        Assert.InRange(grown, 0m, 0.2m);
    }

    private static Score PriorOf(TrustClass trust, CallerEvidence caller, double hours)
    {
        var standings = StandingSet.Of(
            [new(StandingKind.Trunk, "trunk")], [new() { KnownHours = hours, Regulars24h = 1000 }]);
        var attempt = Sample.Attempt with { Caller = new CallerKey(trust, "+493023125001") };

        var verdict = Judge.Weigh(attempt, new Evidence { Caller = caller, Standings = standings }, Policy.Default);

        return verdict.Contributions.Single(c => c.Symbol == "PRIOR").Score;
    }
}
