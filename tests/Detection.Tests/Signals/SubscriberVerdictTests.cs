using System.Collections.Immutable;
using Spit.Detection.Identities;
using Spit.Detection.Policies;
using Spit.Detection.Standings;

namespace Spit.Detection.Tests.Signals;

/// <summary>What it takes to block an own subscriber.</summary>
public sealed class SubscriberVerdictTests
{
    private static readonly StandingSet BadTrunk = StandingSet.Of(
        [new(StandingKind.Trunk, "trunk")],
        [new() { Suspicion = 6, Learnt = 500, Proofs = 9, Strangers24h = 500 }]);

    // Of himself 7.5 points: enough for a block, and not enough for that of an own subscriber.
    private static readonly Policy OfFanOut = Sample.Policy with
    {
        Weights = ImmutableDictionary<string, double>.Empty.Add("CALLEE_FANOUT", 3),
    };

    private static readonly CallAttempt Attempt = Sample.Attempt with
    {
        Caller = new CallerKey(TrustClass.Own, "+493023125001"),
    };

    [Fact]
    public void Weigh_OwnSubscriberWhoCallsLikeARobot_IsBlocked()
    {
        var robot = new CallerEvidence
        {
            Attempts10s = 100,
            Attempts24h = 400,
            Callees1h = 400,
            IsFirstContact = true,
        };

        Assert.Equal(
            Disposition.Block, Judge.Weigh(Attempt, new Evidence { Caller = robot }, Sample.Policy).Disposition);
    }

    [Theory]
    [InlineData(0, 0, Disposition.Challenge)]
    [InlineData(1, 0, Disposition.Challenge)]
    [InlineData(2, 0, Disposition.Block)]
    [InlineData(0, 1, Disposition.Block)]
    public void Weigh_OwnSubscriberWhomNobodyAccuses_IsAskedTwiceBeforeHeIsRefusedForAStorm(
        double failed, double reports, Disposition expected)
    {
        // Ten points: more than the nine of a subscriber, less than the eleven and a half of one not asked twice.
        var policy = Policy.Default with
        {
            Weights = ImmutableDictionary<string, double>.Empty
                .Add("CALLER_BURST", 0).Add("CHALLENGE_RECORD", 0).Add("FIRST_CONTACT_RATIO", 0)
                .Add("NO_RECIPROCITY", 0).Add("CALLEE_FANOUT", 14.7),
        };
        var caller = new CallerEvidence
        {
            Attempts24h = 60,
            Callees1h = 60,
            IsFirstContact = true,
            ChallengesFailed = failed,
            Reports = reports,
        };

        AssertVerdict(expected, caller, Sample.BadCompany, policy);
    }

    [Theory]
    [InlineData(200, 4, 0, Disposition.Block)]
    [InlineData(200, 6, 1, Disposition.Challenge)]
    [InlineData(100, 6, 0, Disposition.Challenge)]
    public void Weigh_OwnSubscriberWhoFailsWhenAsked_IsAskedNoMoreWhenHeCallsAllDay(
        double attempts, double failed, double passed, Disposition expected)
    {
        var caller = new CallerEvidence
        {
            Attempts24h = attempts,
            Callees1h = 400,
            IsFirstContact = true,
            ChallengesFailed = failed,
            ChallengesPassed = passed,
        };

        AssertVerdict(expected, caller, Sample.BadCompany, OfFanOut);
    }

    [Theory]
    [InlineData(201, false, Disposition.Block)]
    [InlineData(202, false, Disposition.Challenge)]
    [InlineData(204, true, Disposition.Block)]
    public void Weigh_OwnSubscriberWhoFailsAllDay_IsAskedAtEveryOtherCallUnlessHisMakeIsAccused(
        long attempts, bool isAccusedMake, Disposition expected)
    {
        var caller = new CallerEvidence
        {
            Attempts24h = 200,
            AttemptsTotal = attempts,
            Callees1h = 400,
            IsFirstContact = true,
            ChallengesFailed = 4,
        };
        var company = isAccusedMake ? Sample.BadCompany : BadTrunk;

        AssertVerdict(expected, caller, company, OfFanOut);
    }

    [Theory]
    [InlineData(81, 30, Disposition.Block)]
    [InlineData(84, 30, Disposition.Challenge)]
    [InlineData(81, 10, Disposition.Challenge)]
    public void Weigh_OwnSubscriberWhoFailedForDays_IsAskedAtEveryFourthCallOnly(
        long attempts, double ofChallenges, Disposition expected)
    {
        var policy = Sample.Policy with
        {
            Weights = ImmutableDictionary<string, double>.Empty.Add("CHALLENGE_RECORD", ofChallenges),
        };
        var caller = new CallerEvidence
        {
            Attempts24h = 40,
            Attempts30d = 80,
            AttemptsTotal = attempts,
            IsFirstContact = true,
            ChallengesFailed = 30,
            FirstSeen = Sample.Attempt.At.AddDays(-2),
        };

        AssertVerdict(expected, caller, Sample.BadCompany, policy);
    }

    [Theory]
    [InlineData(7, 2, 0, 6, Disposition.Block)]
    [InlineData(8, 2, 0, 6, Disposition.Challenge)]
    [InlineData(7, 1, 0, 6, Disposition.Challenge)]
    [InlineData(7, 5, 1, 6, Disposition.Challenge)]
    [InlineData(7, 2, 0, 0, Disposition.Challenge)]
    public void Weigh_OwnSubscriberWhoFailedThroughout_IsBlockedTogetherWithHisMake(
        long attempts, double failed, double passed, double suspicionOfMake, Disposition expected)
    {
        var company = StandingSet.Of(
            [new(StandingKind.Fingerprint, "make"), new(StandingKind.Trunk, "trunk")],
            [
                new() { Suspicion = suspicionOfMake, Learnt = 50, Proofs = 9, Strangers24h = 50 },
                new() { Suspicion = 6, Learnt = 500, Proofs = 9, Strangers24h = 500 },
            ]);
        // His trunk's company makes a block of the score, and convicts no subscriber.
        var policy = Policy.Default with
        {
            Weights = ImmutableDictionary<string, double>.Empty.Add("CAMPAIGN", 9).Add("PEER_REPUTATION", 6),
        };
        var caller = new CallerEvidence
        {
            Attempts24h = 5,
            AttemptsTotal = attempts,
            IsFirstContact = true,
            ChallengesFailed = failed,
            ChallengesPassed = passed,
        };

        AssertVerdict(expected, caller, company, policy);
    }

    private static void AssertVerdict(
        Disposition expected, CallerEvidence caller, StandingSet company, Policy policy) =>
        Weighed.Is(expected, Attempt, new Evidence { Caller = caller, Standings = company }, policy);
}
