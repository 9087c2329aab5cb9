using Spit.DetectionBench.Baselines;
using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Scoring;
using Spit.DetectionBench.Tests.Calls;

namespace Spit.DetectionBench.Tests.Baselines;

public sealed class CausalRunTests
{
    [Fact]
    public void Over_OutcomesNotYetKnown_ChangeNoVerdict()
    {
        var calls = SmallWorld.Calls;
        var until = calls[calls.Length / 2].StartMs;
        Call[] changed = [.. calls.Select(c => EndMs(c) <= until ? c : c with { AnswerMs = 0, DurationMs = 100 })];

        var before = CausalRun.Over(calls, new FixedBaseline());
        var after = CausalRun.Over(changed, new FixedBaseline());

        var decided = calls.Count(c => c.StartMs < until);
        Assert.Contains(Disposition.Block, before[..decided]);
        Assert.Equal(before[..decided], after[..decided]);
        Assert.NotEqual(before, after);
    }

    [Fact]
    public void Over_OutcomesOfRefusedCalls_ChangeNoVerdict()
    {
        var calls = SmallWorld.Calls;
        var before = CausalRun.Over(calls, new FixedBaseline());
        Call[] changed =
        [
            .. calls.Zip(before, (c, v) => v == Disposition.Block ? c with { AnswerMs = 0, DurationMs = 900_000 } : c),
        ];

        Assert.Equal(before, CausalRun.Over(changed, new FixedBaseline()));
    }

    [Fact]
    public void Over_EmergencyCalls_AreNeverRefused()
    {
        Call[] calls = [.. Enumerable.Range(0, 200).Select(i => ACall.At(i, callee: "sip:112@carrier.example"))];

        Assert.All(CausalRun.Over(calls, new PikeBaseline()), v => Assert.Equal(Disposition.Allow, v));
    }

    [Fact]
    public void Over_FloodFromOneAddress_IsRefusedFromTheThirtyFirstForTwoMinutes()
    {
        Call[] calls =
        [
            .. Enumerable.Range(0, 40).Select(i => ACall.At(i * 10)),
            ACall.At(100_000), ACall.At(500_000),
        ];

        var verdicts = CausalRun.Over(calls, new PikeBaseline());

        Assert.Equal(30, Array.IndexOf(verdicts, Disposition.Block));
        Assert.Equal([Disposition.Block, Disposition.Allow], verdicts[40..]);
    }

    [Fact]
    public void Over_SixtyCallsAnHour_AreEnoughForOneCaller()
    {
        Call[] calls = [.. Enumerable.Range(0, 70).Select(i => ACall.At(i * 30_000L, durationMs: 60_000))];

        Assert.Equal(60, Array.IndexOf(CausalRun.Over(calls, new FixedBaseline()), Disposition.Block));
    }

    [Fact]
    public void Over_ShortTalks_AreRefusedOnceTwentyHaveEnded()
    {
        Call[] calls = [.. Enumerable.Range(0, 30).Select(i => ACall.At(i * 120_000L, durationMs: 4_000))];

        Assert.Equal(20, Array.IndexOf(CausalRun.Over(calls, new FixedBaseline()), Disposition.Block));
    }

    private static long EndMs(Call call) =>
        call.StartMs + (call.DurationMs < 0 ? 20_000 : call.AnswerMs + call.DurationMs);
}
