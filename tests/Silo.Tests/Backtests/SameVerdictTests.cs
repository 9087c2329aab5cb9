using Spit.Detection;
using Spit.Detection.Backtests;
using Spit.Detection.Standings;

namespace Spit.Silo.Tests.Backtests;

public sealed class SameVerdictTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Judge_SameCalls_LiveGridAndBacktestSayTheSame(int seed)
    {
        CallRow[] rows = [.. new MixedCalls(seed).Take(250)];
        var policy = MeasuredPolicy.Create();
        await using var grid = await LiveGrid.StartAsync(rows[0].Attempt.At, policy);
        var live = new Replayed(grid, policy);
        var backtest = new Backtest(policy);
        var dispositions = new HashSet<Disposition>();
        var symbols = new HashSet<string>();

        for (var i = 0; i < rows.Length; i++)
        {
            var expected = backtest.Judge(rows[i], out var known);
            var (verdict, evidence) = await live.JudgeAsync(rows[i]);

            Assert.Equal(known.Caller, evidence.Caller);
            Assert.Equal(known.Source, evidence.Source);
            Assert.All(Enum.GetValues<StandingKind>(), k => Assert.Equal(known.Standings[k], evidence.Standings[k]));
            Assert.Equal(Told(expected, i), Told(verdict, i));
            dispositions.Add(verdict.Disposition);
            symbols.UnionWith(verdict.Contributions.Select(c => c.Symbol));
        }

        // A world in which nothing happens would be the same everywhere.
        Assert.True(dispositions.Count >= 4, string.Join(' ', dispositions));
        Assert.True(symbols.Count >= 15, string.Join(' ', symbols));
    }

    private static string Told(Verdict verdict, int call) => string.Join('\n',
    [
        $"call {call}: {verdict.Disposition} {verdict.Score} {verdict.ForcedBy} {verdict.Missing}",
        .. verdict.Contributions.Concat(verdict.Shadowed).Select(c => $"{c.Symbol} {c.Score} {c.Reason}"),
    ]);
}
