using CsCheck;
using Spit.Detection.Lists;
using Spit.Detection.Replays;
using Spit.Detection.Signals;

namespace Spit.Detection.Tests.Replays;

public sealed class WhatIfTests
{
    private static readonly Evidence Known = new() { Caller = new CallerEvidence() };

    [Fact]
    public void Of_AnyCall_DropsAndDistancesAreTrue() =>
        Recorded.Policies.SelectMany(p => Recorded.Under(p).Select(r => (Policy: p, Record: r))).Sample(
            (call) =>
            {
                var (policy, record) = call;
                var whatIf = WhatIf.Of(record, policy);

                Assert.Equal(record.Verdict.Contributions.Select(c => c.Symbol), whatIf.Without.Select(w => w.Symbol));
                foreach (var drop in whatIf.Without.Where(w => !w.Symbol.StartsWith("LIST_", StringComparison.Ordinal)))
                {
                    var without = policy with { Weights = policy.Weights.SetItem(drop.Symbol, 0) };
                    var disposition = Judge.Weigh(record.Attempt, record.Evidence, without).Disposition;
                    Assert.Equal(disposition, drop.Disposition);
                    Assert.Equal(disposition != record.Verdict.Disposition, drop.Flips);
                }
                Assert.All(whatIf.Thresholds, t => Assert.Equal(
                    t.Points.Milli <= 0 && t.Disposition <= whatIf.DueByScore, t.Points.Milli <= 0));
            },
            iter: 1000);

    [Fact]
    public void Of_OneWitnessWithABlocksScore_LacksTheSecond()
    {
        var policy = Recorded.Bare with { Thresholds = new() { Block = 4 } };

        var whatIf = WhatIf.Of(Sample.Attempt with { UserAgent = "sipvicious" }, Known, policy);

        Assert.True(whatIf.LacksWitness);
        Assert.Equal(Disposition.Block, whatIf.DueByScore);
        Assert.Equal(Disposition.Challenge, whatIf.Verdict.Disposition);
        Assert.Equal(["whether it is a scanner"], whatIf.Witnesses);
    }

    [Fact]
    public void Of_BlockedByAList_TellsWhatWouldBeWithoutIt()
    {
        var whatIf = WhatIf.Of(
            Sample.Attempt, Known with { Listed = Sample.Entry(ListKind.Block) }, Recorded.Bare);

        Assert.Equal(Disposition.Block, whatIf.Verdict.Disposition);
        Assert.NotEqual(Disposition.Block, whatIf.WithoutRule);
        Assert.True(whatIf.Without.Single(w => w.Symbol == Symbols.ListBlock).Flips);
    }

    [Fact]
    public void Of_SilentGrid_ClaimsNothing() =>
        Assert.Null(WhatIf.Of(Sample.Attempt, Evidence.Silent(MissingEvidence.Timeout), Recorded.Bare).WithoutRule);
}
