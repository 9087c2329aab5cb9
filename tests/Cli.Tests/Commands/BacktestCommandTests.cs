using System.Globalization;
using System.Text.Json;

namespace Spit.Cli.Tests.Commands;

public sealed class BacktestCommandTests(FakeGrid grid) : IClassFixture<FakeGrid>, IDisposable
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private readonly string _folder = Directory.CreateTempSubdirectory("spit-backtest-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Backtest_Rows_AreWrittenInOrderWithTheirScore()
    {
        var (run, verdicts) = await BacktestAsync(LabelledCalls.Rows(300));

        Assert.Equal(0, run.Code);
        Assert.Equal("row,disposition,score,symbols", verdicts[0]);
        Assert.Equal(Enumerable.Range(0, 300), verdicts.Skip(1).Select(RowOf));
        Assert.All(verdicts.Skip(1), AssertSums);
        Assert.Contains(verdicts, v => v.Split(',')[1] is "challenge" or "block");
    }

    [Fact]
    public async Task Backtest_RowsOutOfOrder_GetTheVerdictsOfTheirTime()
    {
        var calls = LabelledCalls.Rows(300);
        var (_, inOrder) = await BacktestAsync(calls);
        int[] shuffled = [.. Enumerable.Range(0, calls.Length).OrderBy(i => i * 7919 % 300)];

        var (run, verdicts) = await BacktestAsync([.. shuffled.Select(i => calls[i])]);

        Assert.Equal(0, run.Code);
        Assert.Equal(Enumerable.Range(0, 300), verdicts.Skip(1).Select(RowOf));
        Assert.Equal(
            shuffled.Select(i => inOrder[i + 1].Split(',', 2)[1]), verdicts.Skip(1).Select(v => v.Split(',', 2)[1]));
    }

    [Fact]
    public async Task Backtest_BadRows_AreReportedByLineAndCounted()
    {
        var calls = LabelledCalls.Rows(20);
        calls[4] = calls[4].Replace("2026-", "yesterday-", StringComparison.Ordinal);
        calls[9] = "too,few";

        var (run, verdicts) = await BacktestAsync(calls, "--json");

        Assert.Contains(":6: start is no RFC 3339 time", run.Error, StringComparison.Ordinal);
        Assert.Contains(":11: 2 fields instead of 16", run.Error, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, 20).Except([4, 9]), verdicts.Skip(1).Select(RowOf));
        var total = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((18, 2), (total.GetProperty("calls").GetInt32(), total.GetProperty("unreadable").GetInt32()));
    }

    [Fact]
    public async Task Backtest_Classes_AreSummedUp()
    {
        var (run, verdicts) = await BacktestAsync(LabelledCalls.Rows(300), "--json");

        var classes = JsonDocument.Parse(run.Output).RootElement.GetProperty("classes");
        Assert.Equal(
            verdicts.Count(v => v.Split(',')[1] == "block"),
            classes.EnumerateObject().Sum(c => c.Value.GetProperty("block").GetInt32()));
        Assert.Equal(150, classes.GetProperty("spam.loud").GetProperty("calls").GetInt32());
    }

    [Fact]
    public async Task Backtest_NoSuchColumn_IsRefusedByName()
    {
        var file = Path.Combine(_folder, "calls.csv");
        await File.WriteAllLinesAsync(
            file,
            [LabelledCalls.Header.Replace("signer,", "", StringComparison.Ordinal), .. LabelledCalls.Rows(1)],
            Cancelled);

        var run = await grid.RunAsync(["backtest", file]);

        Assert.NotEqual(0, run.Code);
        Assert.Contains("missing columns: signer", run.Error, StringComparison.Ordinal);
    }

    private static int RowOf(string verdict) => int.Parse(verdict.Split(',')[0], CultureInfo.InvariantCulture);

    private static void AssertSums(string verdict)
    {
        var fields = verdict.Split(',');
        var parts = fields[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(p => p.Contains('='));
        var sum = parts.Sum(p => decimal.Parse(p.Split('=')[1], CultureInfo.InvariantCulture));
        Assert.Equal(decimal.Parse(fields[2], CultureInfo.InvariantCulture), sum);
    }

    // A family calls its friend every minute, and a robot that nobody listens to whoever there is.
    private async Task<(CtlRun Run, string[] Verdicts)> BacktestAsync(string[] calls, params string[] options)
    {
        var (file, output) = (Path.Combine(_folder, "calls.csv"), Path.Combine(_folder, "verdicts.csv"));
        await File.WriteAllLinesAsync(file, [LabelledCalls.Header, .. calls], Cancelled);
        var run = await grid.RunAsync(["backtest", file, "--out", output, .. options]);
        return (run, await File.ReadAllLinesAsync(output, Cancelled));
    }
}
