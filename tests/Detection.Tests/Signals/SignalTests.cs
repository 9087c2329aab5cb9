using CsCheck;
using Spit.Detection.Policies;
using Spit.Detection.Signals;

namespace Spit.Detection.Tests.Signals;

/// <summary>More of what a signal looks for never lowers it; more of what excuses never raises it.</summary>
public sealed class SignalTests
{
    [Fact]
    public void CallerBurst_MoreAttempts_NeverLower() =>
        Sample.Callers.Select(Sample.Callers).Sample(
            (caller, more) => Points(new CallerBurst(), caller) <= Points(new CallerBurst(), caller with
            {
                Attempts10s = caller.Attempts10s + more.Attempts10s,
                Attempts1m = caller.Attempts1m + more.Attempts1m,
                Attempts1h = caller.Attempts1h + more.Attempts1h,
            }),
            iter: 5_000);

    [Fact]
    public void CalleeFanout_MoreCallees_NeverLowerAndBelowATag() =>
        Gen.Select(Gen.Double[0, 100], Gen.Double[0, 100]).Sample(
            (callees, more) =>
            {
                var few = Points(new CalleeFanout(), new CallerEvidence { Callees1h = callees });
                var many = Points(new CalleeFanout(), new CallerEvidence { Callees1h = callees + more });
                return few <= many && many < Policy.Default.Thresholds.Tag;
            },
            iter: 5_000);

    [Fact]
    public void ShortCalls_OneMoreShortOrLongCall_RaisesOrLowers() =>
        Sample.Callers.Sample(
            caller =>
            {
                var before = Points(new ShortCalls(), caller);
                var shorter = Points(new ShortCalls(), caller with
                {
                    Answered24h = caller.Answered24h + 1,
                    Short24h = caller.Short24h + 1,
                });
                var longer = Points(new ShortCalls(), caller with { Answered24h = caller.Answered24h + 1 });
                return shorter >= before - 1e-9 && longer <= before + 1e-9;
            },
            iter: 5_000);

    [Fact]
    public void ShortCalls_FiveCallees_SaysNothing()
    {
        var caller = new CallerEvidence { Callees1h = 5, Answered24h = 50, Short24h = 50 };

        Assert.Null(new ShortCalls().Weigh(Input(caller)));
    }

    [Fact]
    public void Reputation_BadOrGoodExperience_RaisesOrLowers() =>
        Sample.Callers.Sample(
            caller =>
            {
                var known = caller with { Good = caller.Good + 5, Bad = caller.Bad + 5 };
                var before = Points(new Reputation(), known);
                return Points(new Reputation(), known with { Bad = known.Bad + 1 }) >= before
                    && Points(new Reputation(), known with { Good = known.Good + 1 }) <= before;
            },
            iter: 5_000);

    [Theory]
    [InlineData(0, 9.9, false)]
    [InlineData(5, 4.9, false)]
    [InlineData(0, 10, true)]
    [InlineData(5, 5, false)]
    public void Reputation_FewSamples_IsSilent(double good, double bad, bool speaks)
    {
        var caller = new CallerEvidence { Callees1h = 20, Good = good, Bad = bad };

        Assert.Equal(speaks, Points(new Reputation(), caller) > 0);
    }

    [Fact]
    public void ShortCallsAndReputation_AtTheirMost_BelowABlock()
    {
        var caller = new CallerEvidence { Callees1h = 64, Answered24h = 1000, Short24h = 1000, Bad = 1000 };

        var points = Points(new ShortCalls(), caller) + Points(new Reputation(), caller);

        Assert.True(points < Policy.Default.Thresholds.Block);
    }

    [Fact]
    public void SourceSignals_GoodCallersBehindTheAddress_WeighLess()
    {
        var source = new SourceEvidence { Attempts10s = 1000, Callers1h = 1000 };
        foreach (var signal in (ISignal[])[new SourceBurst(), new SourceChurn()])
        {
            double[] points =
            [
                .. Enumerable.Range(0, 5).Select(good => Points(signal, null, source with { GoodCallers24h = good })),
            ];

            Assert.Equal(points.OrderDescending(), points);
            Assert.True(points[0] > 1 && points[4] < points[0] / 4);
        }
    }

    [Fact]
    public void SourceSignals_CallerIsKnown_SayNothing()
    {
        var source = new SourceEvidence { Attempts10s = 1000, Callers1h = 1000 };
        foreach (var signal in (ISignal[])[new SourceBurst(), new SourceChurn()])
        {
            Assert.Null(signal.Weigh(Input(new CallerEvidence { Attempts24h = 10 }, source)));
            Assert.NotNull(signal.Weigh(Input(new CallerEvidence { Attempts24h = 1 }, source)));
        }
    }

    private static double Points(ISignal signal, CallerEvidence? caller, SourceEvidence? source = null) =>
        signal.Weigh(Input(caller, source))?.Points ?? 0;

    private static SignalInput Input(CallerEvidence? caller, SourceEvidence? source = null) =>
        new(Sample.Attempt, new Evidence { Caller = caller, Source = source }, Policy.Default);
}
