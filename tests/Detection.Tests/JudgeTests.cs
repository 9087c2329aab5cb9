using System.Collections.Immutable;
using CsCheck;
using Spit.Detection.Lists;
using Spit.Detection.Policies;

namespace Spit.Detection.Tests;

public sealed class JudgeTests
{
    private static readonly CallerEvidence Innocent = new()
    {
        Attempts10s = 1,
        Attempts1m = 1.2,
        Attempts1h = 3,
        Attempts24h = 12,
        Callees1h = 2,
        Ended24h = 11,
        Answered24h = 9,
        Good = 9,
        Bad = 0.2,
    };

    private static readonly CallerEvidence Robot = new()
    {
        Attempts10s = 100,
        Attempts1m = 300,
        Attempts1h = 400,
        Attempts24h = 400,
        Callees1h = 400,
    };

    [Fact]
    public void Weigh_AnyEvidence_ContributionsSumExactlyToTheScore() =>
        Gen.Select(Sample.Evidence, Gen.Double[0, 3], Gen.Double[-2, 2]).Sample(
            (evidence, burst, fanout) =>
            {
                var policy = Policy.Default with
                {
                    Weights = Weights(("CALLER_BURST", burst), ("CALLEE_FANOUT", fanout)),
                };

                var verdict = Judge.Weigh(Sample.Attempt, evidence, policy);

                Assert.Equal(verdict.Score.Milli, verdict.Contributions.Sum(c => c.Score.Milli));
                Assert.All(verdict.Contributions, c => Assert.NotEqual(0, c.Score.Milli));
                Assert.All(verdict.Contributions, c => Assert.NotEqual("", c.Reason));
                Assert.Equal(
                    verdict.Contributions.OrderByDescending(c => c.Score).ThenBy(c => c.Symbol, StringComparer.Ordinal),
                    verdict.Contributions);
            },
            iter: 5_000);

    [Fact]
    public void Weigh_AnyEvidence_BlockNeedsTwoCallerFamiliesOrAList() =>
        Sample.Evidence.Sample(
            evidence =>
            {
                var verdict = Judge.Weigh(Sample.Attempt, evidence, Policy.Default);
                if (verdict.Disposition < Disposition.Block || verdict.ForcedBy is not null) return true;
                return verdict.Contributions.Count(IsWitness) >= 2;
            },
            iter: 5_000);

    [Fact]
    public void Weigh_HugeWeights_StillSums()
    {
        var policy = Sample.Policy with
        {
            Weights = Weights(("CALLER_BURST", 1e300), ("CALLEE_FANOUT", double.PositiveInfinity)),
        };

        var verdict = Judge.Weigh(Sample.Attempt, new Evidence { Caller = Robot }, policy);

        Assert.Equal(200_000_000, verdict.Score.Milli);
        Assert.Equal(verdict.Score.Milli, verdict.Contributions.Sum(c => c.Score.Milli));
    }

    [Fact]
    public void Weigh_WeightZero_SignalIsOff()
    {
        var policy = Sample.Policy with { Weights = Weights(("CALLER_BURST", 0)) };

        var verdict = Judge.Weigh(Sample.Attempt, new Evidence { Caller = Robot }, policy);

        Assert.Equal(["CALLEE_FANOUT"], verdict.Contributions.Select(c => c.Symbol));
    }

    [Fact]
    public void Weigh_Innocent_AllowedWithoutAWord()
    {
        var verdict = Judge.Weigh(Sample.Attempt, new Evidence { Caller = Innocent }, Sample.Policy);

        Assert.Equal((Disposition.Allow, 0), (verdict.Disposition, verdict.Score.Milli));
        Assert.Empty(verdict.Contributions);
        Assert.Null(verdict.ForcedBy);
        Assert.Equal(Policy.Default.Revision, verdict.PolicyRevision);
    }

    [Fact]
    public void Weigh_Innocent_AllocatesLittleMoreThanTheVerdict()
    {
        var source = new SourceEvidence { Attempts10s = 5, Callers1h = 4 };
        var evidence = new Evidence { Caller = Innocent, Source = source };

        var allocated = Allocated.By(() => Judge.Weigh(Sample.Attempt, evidence, Sample.Policy));

        Assert.InRange(allocated, 1, 250);
    }

    [Fact]
    public void Weigh_Robot_BlockedWithReasons()
    {
        var verdict = Judge.Weigh(Sample.Attempt, new Evidence { Caller = Robot }, Sample.Policy);

        Assert.Equal(Disposition.Block, verdict.Disposition);
        Assert.Equal(["CALLER_BURST", "CALLEE_FANOUT"], verdict.Contributions.Select(c => c.Symbol));
        Assert.StartsWith("100 attempts in 10 s", verdict.Contributions[0].Reason, StringComparison.Ordinal);
        Assert.Equal("400 different callees in an hour", verdict.Contributions[1].Reason);
    }

    [Fact]
    public void Weigh_EmergencyByARobotOnTheBlockList_AllowedAndNotScored()
    {
        var evidence = new Evidence { Caller = Robot, Listed = Sample.Entry(ListKind.Block) };

        var verdict = Judge.Weigh(Sample.Attempt with { IsEmergency = true }, evidence, Policy.Default);

        Assert.Equal((Disposition.Allow, "EMERGENCY", 0), (verdict.Disposition, verdict.ForcedBy, verdict.Score.Milli));
        Assert.Empty(verdict.Contributions);
    }

    [Theory]
    [InlineData(ListKind.Allow, Disposition.Allow, "LIST_ALLOW")]
    [InlineData(ListKind.Block, Disposition.Block, "LIST_BLOCK")]
    public void Weigh_Listed_TheEntryDecidesAndIsNamed(ListKind list, Disposition disposition, string rule)
    {
        foreach (var caller in (CallerEvidence?[])[Innocent, Robot, null])
        {
            var evidence = new Evidence { Caller = caller, Listed = Sample.Entry(list) };

            var verdict = Judge.Weigh(Sample.Attempt, evidence, Policy.Default);

            Assert.Equal((disposition, rule), (verdict.Disposition, verdict.ForcedBy));
            Assert.Contains(
                verdict.Contributions,
                c => c.Symbol == rule && c.Reason.EndsWith("+493023125001: seen before", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(MissingEvidence.Timeout, Disposition.Allow)]
    [InlineData(MissingEvidence.Disconnected, Disposition.Challenge)]
    [InlineData(MissingEvidence.Shed, Disposition.Block)]
    public void Weigh_GridSilent_PolicyDecidesAndTheVerdictSaysSo(MissingEvidence why, Disposition onFailure)
    {
        var verdict = Judge.Weigh(
            Sample.Attempt, Evidence.Silent(why), Sample.Policy with { OnFailure = onFailure });

        Assert.Equal((onFailure, "GRID_SILENT", why), (verdict.Disposition, verdict.ForcedBy, verdict.Missing));
        Assert.Empty(verdict.Contributions);
    }

    [Fact]
    public void Weigh_GridSilentButListed_TheListDecides()
    {
        var evidence = Evidence.Silent(MissingEvidence.Disconnected, Sample.Entry(ListKind.Block));

        var verdict = Judge.Weigh(Sample.Attempt, evidence, Policy.Default);

        Assert.Equal((Disposition.Block, "LIST_BLOCK"), (verdict.Disposition, verdict.ForcedBy));
        Assert.Equal(MissingEvidence.Disconnected, verdict.Missing);
    }

    [Fact]
    public void Weigh_OnlyTheCallerIsKnown_JudgedOnThat()
    {
        var evidence = new Evidence { Caller = Robot, Missing = MissingEvidence.Failed };

        var verdict = Judge.Weigh(Sample.Attempt, evidence, Sample.Policy);

        Assert.Equal((Disposition.Block, MissingEvidence.Failed), (verdict.Disposition, verdict.Missing));
        Assert.Null(verdict.ForcedBy);
    }

    [Fact]
    public void Weigh_WorstAddressAlone_TaggedAtMost()
    {
        var source = new SourceEvidence { Attempts10s = 100_000, Callers1h = 100_000 };

        var verdict = Judge.Weigh(Sample.Attempt, new Evidence { Source = source }, Sample.Policy);

        Assert.True(verdict.Score > Score.FromPoints(Sample.Policy.Thresholds.Block));
        Assert.Equal(Disposition.Tag, verdict.Disposition);
    }

    [Fact]
    public void Weigh_OneFamilyHoweverStrong_ChallengedAtMost()
    {
        var verdict = Judge.Weigh(
            Sample.Attempt, new Evidence { Caller = Innocent with { Callees1h = 1e6 } }, Sample.Policy with
            {
                Weights = Weights(("CALLEE_FANOUT", 100)),
            });

        Assert.Equal(Disposition.Challenge, verdict.Disposition);
    }

    [Theory]
    [InlineData(1, 0, Disposition.Challenge)]
    [InlineData(2, 1, Disposition.Challenge)]
    [InlineData(2, 0, Disposition.Block)]
    public void Weigh_FailedChallenges_OnceIsNoReasonToRefuse(double failed, double passed, Disposition expected)
    {
        var caller = Innocent with { Callees1h = 1e6, ChallengesFailed = failed, ChallengesPassed = passed };
        var policy = Sample.Policy with { Weights = Weights(("CHALLENGE_RECORD", 100)) };

        var verdict = Judge.Weigh(Sample.Attempt, new Evidence { Caller = caller }, policy);

        Assert.Equal(expected, verdict.Disposition);
    }

    [Theory]
    [InlineData(1.5, Disposition.Greylist)]
    [InlineData(null, Disposition.Tag)]
    public void Weigh_GreylistThreshold_UsedWhenSet(double? greylist, Disposition expected)
    {
        var thresholds = new Thresholds { Tag = 1, Greylist = greylist, Challenge = 9, Block = 99 };
        var policy = Sample.Policy with { Thresholds = thresholds };

        var verdict = Judge.Weigh(
            Sample.Attempt, new Evidence { Caller = Innocent with { Callees1h = 255 } }, policy);

        Assert.Equal(expected, verdict.Disposition);
    }

    [Theory]
    [InlineData(TrustClass.Peer, Disposition.Block, "SPOOF_INTERNAL")]
    [InlineData(TrustClass.Forwarder, Disposition.Block, "SPOOF_INTERNAL")]
    [InlineData(TrustClass.Own, Disposition.Allow, null)]
    public void Weigh_ExtensionAsCaller_NeverFromOutside(TrustClass trust, Disposition expected, string? rule)
    {
        foreach (var identity in (string[])["sip:400@carrier.example", "tel:400"])
        {
            var attempt = Sample.Attempt with { Caller = new CallerKey(trust, identity) };

            var verdict = Judge.Weigh(attempt, new Evidence { Caller = Innocent }, Sample.Policy);

            Assert.Equal((expected, rule), (verdict.Disposition, verdict.ForcedBy));
        }
    }

    [Fact]
    public void Weigh_DoNotOriginate_BlockedFromOutsideOnly()
    {
        var policy = Sample.Policy with { DoNotOriginate = ["+493023125001"] };
        var own = Sample.Attempt with { Caller = Sample.Attempt.Caller with { Trust = TrustClass.Own } };

        var outside = Judge.Weigh(Sample.Attempt, new Evidence { Caller = Innocent }, policy);
        var inside = Judge.Weigh(own, new Evidence { Caller = Innocent }, policy);

        Assert.Equal((Disposition.Block, "DNO"), (outside.Disposition, outside.ForcedBy));
        Assert.Equal((Disposition.Allow, null), (inside.Disposition, inside.ForcedBy));
    }

    [Fact]
    public void Weigh_ShadowedSignal_IsShownAndDoesNotCount()
    {
        var policy = Sample.Policy with { Shadowed = ["CALLER_BURST"] };

        var verdict = Judge.Weigh(Sample.Attempt, new Evidence { Caller = Robot }, policy);

        Assert.Equal(["CALLER_BURST"], verdict.Shadowed.Select(c => c.Symbol));
        Assert.Equal(["CALLEE_FANOUT"], verdict.Contributions.Select(c => c.Symbol));
        Assert.Equal(verdict.Score.Milli, verdict.Contributions.Sum(c => c.Score.Milli));
    }

    [Theory]
    [InlineData("other", Disposition.Block)]
    [InlineData("crisis", Disposition.Tag)]
    public void Weigh_Exception_CapsWhatTheScoreLeadsTo(string trunk, Disposition expected)
    {
        var policy = Sample.Policy with { Exceptions = [new PolicyException("crisis", null, null, Disposition.Tag)] };

        var verdict = Judge.Weigh(Sample.Attempt with { Trunk = trunk }, new Evidence { Caller = Robot }, policy);

        Assert.Equal(expected, verdict.Disposition);
    }

    private static bool IsWitness(Contribution contribution) =>
        contribution.Score.Milli >= 500
        && contribution.Symbol != "PRIOR"
        && !contribution.Symbol.StartsWith("SOURCE_", StringComparison.Ordinal);

    private static ImmutableDictionary<string, double> Weights(params (string Symbol, double Weight)[] weights) =>
        weights.ToImmutableDictionary(w => w.Symbol, w => w.Weight);
}
