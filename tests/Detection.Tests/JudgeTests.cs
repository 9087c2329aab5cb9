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
                    Weights = new Dictionary<string, double> { ["CALLER_BURST"] = burst, ["CALLEE_FANOUT"] = fanout },
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
        var policy = Policy.Default with
        {
            Weights = new Dictionary<string, double>
            {
                ["CALLER_BURST"] = 1e300,
                ["CALLEE_FANOUT"] = double.PositiveInfinity,
            },
        };

        var verdict = Judge.Weigh(Sample.Attempt, new Evidence { Caller = Robot }, policy);

        Assert.Equal(200_000_000, verdict.Score.Milli);
        Assert.Equal(verdict.Score.Milli, verdict.Contributions.Sum(c => c.Score.Milli));
    }

    [Fact]
    public void Weigh_WeightZero_SignalIsOff()
    {
        var policy = Policy.Default with { Weights = new Dictionary<string, double> { ["CALLER_BURST"] = 0 } };

        var verdict = Judge.Weigh(Sample.Attempt, new Evidence { Caller = Robot }, policy);

        Assert.Equal(["CALLEE_FANOUT"], verdict.Contributions.Select(c => c.Symbol));
    }

    [Fact]
    public void Weigh_Innocent_AllowedWithoutAWord()
    {
        var verdict = Judge.Weigh(Sample.Attempt, new Evidence { Caller = Innocent }, Policy.Default);

        Assert.Equal((Disposition.Allow, 0), (verdict.Disposition, verdict.Score.Milli));
        Assert.Empty(verdict.Contributions);
        Assert.Null(verdict.ForcedBy);
        Assert.Equal(Policy.Default.Revision, verdict.PolicyRevision);
    }

    [Fact]
    public void Weigh_Innocent_AllocatesTheVerdictAlone()
    {
        var source = new SourceEvidence { Attempts10s = 5, Callers1h = 4 };
        var evidence = new Evidence { Caller = Innocent, Source = source };
        Judge.Weigh(Sample.Attempt, evidence, Policy.Default);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Judge.Weigh(Sample.Attempt, evidence, Policy.Default);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 1, 80);
    }

    [Fact]
    public void Weigh_Robot_BlockedWithReasons()
    {
        var verdict = Judge.Weigh(Sample.Attempt, new Evidence { Caller = Robot }, Policy.Default);

        Assert.Equal(Disposition.Block, verdict.Disposition);
        Assert.Equal(["CALLER_BURST", "CALLEE_FANOUT"], verdict.Contributions.Select(c => c.Symbol));
        Assert.Equal("100 attempts in 10 s", verdict.Contributions[0].Reason);
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
            Sample.Attempt, Evidence.Silent(why), Policy.Default with { OnFailure = onFailure });

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

        var verdict = Judge.Weigh(Sample.Attempt, evidence, Policy.Default);

        Assert.Equal((Disposition.Block, MissingEvidence.Failed), (verdict.Disposition, verdict.Missing));
        Assert.Null(verdict.ForcedBy);
    }

    [Fact]
    public void Weigh_WorstAddressAlone_TaggedAtMost()
    {
        var source = new SourceEvidence { Attempts10s = 100_000, Callers1h = 100_000 };

        var verdict = Judge.Weigh(Sample.Attempt, new Evidence { Source = source }, Policy.Default);

        Assert.Equal(Disposition.Tag, verdict.Disposition);
    }

    [Theory]
    [InlineData(3.0, Disposition.Greylist)]
    [InlineData(null, Disposition.Tag)]
    public void Weigh_GreylistThreshold_UsedWhenSet(double? greylist, Disposition expected)
    {
        var thresholds = new Thresholds { Tag = 2, Greylist = greylist, Challenge = 9, Block = 99 };
        var policy = Policy.Default with { Thresholds = thresholds };
        var caller = Innocent with { Callees1h = 20, Answered24h = 4, Short24h = 4, Good = 0, Bad = 0 };

        var verdict = Judge.Weigh(Sample.Attempt, new Evidence { Caller = caller }, policy);

        Assert.Equal(expected, verdict.Disposition);
    }

    private static bool IsWitness(Contribution contribution) =>
        contribution.Score.Milli >= 1000 && !contribution.Symbol.StartsWith("SOURCE_", StringComparison.Ordinal);
}
