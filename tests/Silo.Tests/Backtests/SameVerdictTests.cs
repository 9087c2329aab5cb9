using Spit.Detection;
using Spit.Detection.Backtests;
using Spit.Detection.Policies;

namespace Spit.Silo.Tests.Backtests;

public sealed class SameVerdictTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Judge_SameCalls_LiveGridAndBacktestSayTheSame(int seed)
    {
        CallRow[] rows = [.. new MixedCalls(seed).Take(400)];
        await using var grid = await LiveGrid.StartAsync(rows[0].Attempt.At);
        var live = new Replayed(grid, Policy.Default);
        var backtest = new Backtest(Policy.Default);
        var dispositions = new HashSet<Disposition>();
        var symbols = new HashSet<string>();

        for (var i = 0; i < rows.Length; i++)
        {
            var expected = backtest.Judge(rows[i], out _);
            var verdict = await live.JudgeAsync(rows[i]);

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
