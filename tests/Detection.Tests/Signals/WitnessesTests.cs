using System.Collections.Immutable;
using Spit.Detection.Identities;
using Spit.Detection.Policies;
using Spit.Detection.Standings;

namespace Spit.Detection.Tests.Signals;

public sealed class WitnessesTests
{
    [Theory]
    [InlineData(TrustClass.Peer, 0, Disposition.Block)]
    [InlineData(TrustClass.Own, 0, Disposition.Challenge)]
    [InlineData(TrustClass.Own, 9, Disposition.Challenge)]
    public void Weigh_BadCompany_BlocksNoOwnSubscriber(TrustClass trust, int failed, Disposition expected)
    {
        var caller = new CallerEvidence
        {
            Attempts24h = 3,
            IsFirstContact = true,
            ChallengesFailed = failed,
        };
        var attempt = Sample.Attempt with { Caller = new CallerKey(trust, "+493023125001") };

        Weighed.Is(expected, attempt, new Evidence { Caller = caller, Standings = Sample.BadCompany }, Sample.Policy);
    }

    [Theory]
    [InlineData("+493023125001", 0, 40, Disposition.Block)]
    [InlineData(CallerIdentity.Anonymous, 0, 40, Disposition.Challenge)]
    [InlineData(CallerIdentity.Anonymous, 7, 40, Disposition.Challenge)]
    [InlineData(CallerIdentity.Anonymous, 7, 1, Disposition.Block)]
    public void Weigh_ProvenByTheIdentityAlone_RefusesWhoWithholdsHisOnlyWhereNobodyElseDoes(
        string identity, double suspicion, int goodCallers, Disposition expected)
    {
        var standings = StandingSet.Of(
            [new(StandingKind.Identity, "who"), new(StandingKind.Trunk, "trunk")],
            [
                new() { Proofs = 9, Suspicion = suspicion },
                new() { Suspicion = 6, Learnt = 500, Strangers24h = 500 },
            ]);
        var attempt = Sample.Attempt with
        {
            Caller = new CallerKey(TrustClass.Peer, identity),
            UserAgent = "sipvicious",
        };
        var evidence = new Evidence
        {
            Caller = new CallerEvidence { Attempts10s = 100, Callees1h = 300, IsFirstContact = true },
            Source = new SourceEvidence { GoodCallers24h = goodCallers },
            Standings = standings,
        };

        Weighed.Is(expected, attempt, evidence, Sample.Policy);
    }

    [Theory]
    [InlineData(1, Disposition.Challenge)]
    [InlineData(2, Disposition.Block)]
    public void Weigh_OnlyFailedChallengesReachABlock_IsAskedAgainAfterTheFirst(int failed, Disposition expected)
    {
        var policy = Sample.Policy with
        {
            Weights = ImmutableDictionary<string, double>.Empty.Add("CHALLENGE_RECORD", 30),
        };
        var caller = new CallerEvidence
        {
            Attempts24h = 20,
            Callees1h = 1e6,
            IsFirstContact = true,
            ChallengesFailed = failed,
        };
        var company = StandingSet.Of(
            [new(StandingKind.Pattern, "make")], [new() { Suspicion = 5.3, Learnt = 50, Strangers24h = 50 }]);

        Weighed.Is(expected, Sample.Attempt, new Evidence { Caller = caller, Standings = company }, policy);
    }

    [Theory]
    [InlineData(6, 9, Disposition.Block)]
    [InlineData(6, 0, Disposition.Challenge)]
    [InlineData(5.5, 9, Disposition.Challenge)]
    public void Weigh_OneFailureInProvenCompany_IsTheLastDoubt(
        double ofTheMake, double proofs, Disposition expected)
    {
        var company = StandingSet.Of(
            [new(StandingKind.Fingerprint, "make"), new(StandingKind.Trunk, "trunk")],
            [
                new() { Suspicion = 6, Learnt = 50, Proofs = proofs, Strangers24h = 50 },
                new() { Learnt = 500, Strangers24h = 500 },
            ]);
        var policy = Policy.Default with
        {
            Weights = ImmutableDictionary<string, double>.Empty.Add("CAMPAIGN", ofTheMake).Add("SPOOF_NEIGHBOUR", 4),
        };
        var caller = new CallerEvidence { Attempts24h = 20, IsFirstContact = true, ChallengesFailed = 1 };

        Weighed.Is(expected, Sample.Attempt, new Evidence { Caller = caller, Standings = company }, policy);
    }

    [Theory]
    [InlineData(60, Disposition.Block)]
    [InlineData(450, Disposition.Challenge)]
    public void Weigh_MakeOfTheWholeTrunk_ConvictsNobodyWhoCalledLittle(double ofTheMake, Disposition expected)
    {
        var company = StandingSet.Of(
            [new(StandingKind.Pattern, "make"), new(StandingKind.Trunk, "trunk")],
            [
                new() { Suspicion = 6, Learnt = 50, Proofs = 9, Strangers24h = ofTheMake },
                new() { Suspicion = 6, Learnt = 500, Proofs = 9, Strangers24h = 500 },
            ]);
        var caller = new CallerEvidence { Attempts24h = 1, IsFirstContact = true };

        var verdict = Judge.Weigh(
            Sample.Attempt, new Evidence { Caller = caller, Standings = company }, Sample.Policy);

        Assert.Equal(expected, verdict.Disposition);
    }

    [Theory]
    [InlineData(60, 0, 0, Disposition.Challenge)]
    [InlineData(60, 4, 0, Disposition.Block)]
    [InlineData(60, 0, 1, Disposition.Block)]
    [InlineData(100, 0, 0, Disposition.Block)]
    public void Weigh_OnlyThePaceReachesABlock_IsAskedBefore(
        double calls, double failed, double reports, Disposition expected)
    {
        var policy = Policy.Default with
        {
            Weights = ImmutableDictionary<string, double>.Empty.Add("CALLER_BURST", 10),
        };
        var caller = new CallerEvidence
        {
            Attempts10s = 25,
            Attempts1m = 50,
            Attempts1h = calls,
            Attempts24h = calls,
            Attempts30d = calls,
            Callees1h = calls,
            FirstContacts24h = calls,
            IsFirstContact = true,
            ChallengesFailed = failed,
            Reports = reports,
            FirstSeen = Sample.Attempt.At.AddMinutes(-1),
        };
        var attempt = Sample.Attempt with { Caller = new CallerKey(TrustClass.Peer, "+493023125001") };

        Weighed.Is(expected, attempt, new Evidence { Caller = caller }, policy);
    }

    [Theory]
    [InlineData(1, 0, Disposition.Block)]
    [InlineData(1000, -4, Disposition.Challenge)]
    public void Weigh_BadCompanyCallsWhomManyStrangersCall_IsAsked(
        double callers, double suspicion, Disposition expected)
    {
        var policy = Policy.Default with
        {
            Weights = ImmutableDictionary<string, double>.Empty.Add("CAMPAIGN", 50).Add("CALLEE_HISTORY", 3),
        };
        var company = StandingSet.Of(
            [new(StandingKind.Pattern, "make"), new(StandingKind.Trunk, "trunk"), new(StandingKind.Callee, "line")],
            [
                new() { Suspicion = 6, Learnt = 50, Proofs = 9, Strangers24h = 50 },
                new() { Suspicion = 6, Learnt = 500, Proofs = 9, Strangers24h = 500 },
                new() { Suspicion = suspicion, Learnt = 50, Callers24h = callers, Regulars24h = callers },
            ]);
        var caller = new CallerEvidence { Attempts24h = 3, IsFirstContact = true };

        Weighed.Is(expected, Sample.Attempt, new Evidence { Caller = caller, Standings = company }, policy);
    }

    [Theory]
    [InlineData(TrustClass.Peer, Disposition.Block)]
    [InlineData(TrustClass.Forwarder, Disposition.Challenge)]
    public void Weigh_BadCompanyOverAForwarder_RefusesNobodyForIt(TrustClass trust, Disposition expected)
    {
        var policy = Policy.Default with
        {
            Weights = ImmutableDictionary<string, double>.Empty.Add("CAMPAIGN", 50),
        };
        var attempt = Sample.Attempt with { Caller = Sample.Attempt.Caller with { Trust = trust } };
        var company = StandingSet.Of(
            [new(StandingKind.Pattern, "make"), new(StandingKind.Trunk, "trunk"), new(StandingKind.Range, "range")],
            [
                new() { Suspicion = 6, Learnt = 50, Proofs = 9, Strangers24h = 50 },
                new() { Suspicion = 6, Learnt = 500, Proofs = 9, Strangers24h = 500 },
                new() { Suspicion = 6, Learnt = 50, Proofs = 9, Strangers24h = 50 },
            ]);
        var caller = new CallerEvidence { Attempts24h = 3, IsFirstContact = true };

        Weighed.Is(expected, attempt, new Evidence { Caller = caller, Standings = company }, policy);
    }

    [Theory]
    [InlineData(1, 0, Disposition.Block)]
    [InlineData(1, 1, Disposition.Challenge)]
    [InlineData(3, 1, Disposition.Block)]
    public void Weigh_PassedAsOftenAsHeFailed_IsAsked(double failed, double passed, Disposition expected)
    {
        var policy = Sample.Policy with
        {
            Weights = ImmutableDictionary<string, double>.Empty.Add("CALLEE_FANOUT", 4),
        };
        var caller = new CallerEvidence
        {
            Attempts24h = 400,
            Callees1h = 400,
            IsFirstContact = true,
            ChallengesFailed = failed,
            ChallengesPassed = passed,
        };
        var evidence = new Evidence { Caller = caller, Standings = Sample.BadCompany };

        Weighed.Is(expected, Sample.Attempt, evidence, policy);
    }
}
