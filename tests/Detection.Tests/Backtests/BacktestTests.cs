using Spit.Detection.Backtests;
using Spit.Detection.Policies;

namespace Spit.Detection.Tests.Backtests;

public sealed class BacktestTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Judge_WhatIsNotKnownYetChanges_NoVerdictChanges(int seed)
    {
        var rows = World.Rows(seed, 4000);
        var verdicts = Run(rows);
        foreach (var cut in (int[])[500, 1500, 3000])
        {
            var now = rows[cut].Attempt.At;
            CallRow[] changed =
            [
                .. rows.Select((row, i) =>
                    World.KnownAt(row, verdicts[i].Disposition) > now ? World.Otherwise(row, now) : row),
            ];

            var again = Run(changed);

            for (var i = 0; i <= cut; i++) AssertSame(verdicts[i], again[i]);
        }
    }

    [Fact]
    public void Judge_OutcomesOfRefusedCallsChange_NoVerdictChanges()
    {
        var rows = World.Rows(4, 4000);
        var verdicts = Run(rows);
        Assert.Contains(verdicts, v => v.Disposition == Disposition.Block);
        CallRow[] changed =
        [
            .. rows.Select((row, i) =>
                verdicts[i].Disposition >= Disposition.Block ? World.Otherwise(row, row.Attempt.At) : row),
        ];

        var again = Run(changed);

        for (var i = 0; i < rows.Length; i++) AssertSame(verdicts[i], again[i]);
    }

    [Fact]
    public void Judge_LabelsOfCallsNotChallengedChange_NoVerdictChanges()
    {
        var rows = World.Rows(5, 4000);
        var verdicts = Run(rows);
        Assert.Contains(verdicts, v => v.Disposition == Disposition.Challenge);
        CallRow[] changed =
        [
            .. rows.Select((row, i) => verdicts[i].Disposition == Disposition.Challenge
                ? row
                : row with { WouldPass = !row.WouldPass, Class = "x" }),
        ];

        var again = Run(changed);

        for (var i = 0; i < rows.Length; i++) AssertSame(verdicts[i], again[i]);
    }

    [Fact]
    public void Judge_NoLabels_AChallengeTeachesNothing()
    {
        CallRow[] rows = [.. World.Rows(6, 4000).Select(row => row with { WouldPass = null })];
        var backtest = new Backtest(Policy.Default);
        var challenges = 0;
        foreach (var row in rows)
        {
            if (backtest.Judge(row, out var evidence).Disposition == Disposition.Challenge) challenges++;
            Assert.NotNull(evidence.Caller);
            Assert.Equal((0, 0), (evidence.Caller.ChallengesFailed, evidence.Caller.ChallengesPassed));
        }
        Assert.NotEqual(0, challenges);
    }

    [Fact]
    public void Judge_Emergency_AllowedAndCountedNowhere()
    {
        var rows = World.Rows(7, 50);
        var backtest = new Backtest(Policy.Default);

        var verdict = backtest.Judge(
            rows[0] with { Attempt = rows[0].Attempt with { IsEmergency = true } }, out var evidence);

        Assert.Equal((Disposition.Allow, "EMERGENCY"), (verdict.Disposition, verdict.ForcedBy));
        Assert.Null(evidence.Caller);
        backtest.Judge(rows[0] with { Attempt = rows[0].Attempt with { At = Start.AddDays(1) } }, out evidence);
        Assert.Equal(1, evidence.Caller!.AttemptsTotal);
    }

    [Fact]
    public void Judge_EveryVerdict_ContributionsSumToTheScore() =>
        Assert.All(Run(World.Rows(8, 2000)), v => Assert.Equal(v.Score.Milli, v.Contributions.Sum(c => c.Score.Milli)));

    private static Verdict[] Run(CallRow[] rows)
    {
        var backtest = new Backtest(Policy.Default);
        return [.. rows.Select(row => backtest.Judge(row, out _))];
    }

    private static void AssertSame(Verdict expected, Verdict actual)
    {
        Assert.Equal((expected.Disposition, expected.Score), (actual.Disposition, actual.Score));
        Assert.Equal(
            expected.Contributions.Select(c => (c.Symbol, c.Score)),
            actual.Contributions.Select(c => (c.Symbol, c.Score)));
    }
}
