using System.Globalization;
using System.Text.Json;

namespace Spit.Cli.Tests.Commands;

public sealed class BacktestCommandTests(FakeGrid grid) : IClassFixture<FakeGrid>, IDisposable
{
    private const string Header =
        "start,pop,source_ip,trunk,caller,callee,user_agent,fingerprint,attestation,signer,response,answer_ms,"
        + "duration_s,reported,class,label";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private readonly string _folder = Directory.CreateTempSubdirectory("spit-backtest-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Backtest_Rows_AreWrittenInOrderWithTheirScore()
    {
        var (run, verdicts) = await BacktestAsync(Calls(300));

        Assert.Equal(0, run.Code);
        Assert.Equal("row,disposition,score,symbols", verdicts[0]);
        Assert.Equal(Enumerable.Range(0, 300), verdicts.Skip(1).Select(RowOf));
        Assert.All(verdicts.Skip(1), AssertSums);
        Assert.Contains(verdicts, v => v.Split(',')[1] is "challenge" or "block");
    }

    [Fact]
    public async Task Backtest_RowsOutOfOrder_GetTheVerdictsOfTheirTime()
    {
        var calls = Calls(300);
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
        var calls = Calls(20);
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
        var (run, verdicts) = await BacktestAsync(Calls(300), "--json");

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
            file, [Header.Replace("signer,", "", StringComparison.Ordinal), .. Calls(1)], Cancelled);

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
    private static string[] Calls(int count) => [.. Enumerable.Range(0, count).Select(Call)];

    private static string Call(int i)
    {
        var at = new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc).AddSeconds(30 * i);
        var start = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return i % 2 == 0
            ? $"{start},fra1,192.0.2.1,access,+493023125001,+493023125002,Phone,f1,A,own,200,4000,74,0,ham.family,ham"
            : $"{start},ber1,198.51.100.7,ic-north,+493023125100,+4930231253{i:000},Dialler,f2,none,,200,900,1.5,"
                + $"{(i % 10 == 1 ? 1 : 0)},spam.loud,spam";
    }

    private async Task<(CtlRun Run, string[] Verdicts)> BacktestAsync(string[] calls, params string[] options)
    {
        var (file, output) = (Path.Combine(_folder, "calls.csv"), Path.Combine(_folder, "verdicts.csv"));
        await File.WriteAllLinesAsync(file, [Header, .. calls], Cancelled);
        var run = await grid.RunAsync(["backtest", file, "--out", output, .. options]);
        return (run, await File.ReadAllLinesAsync(output, Cancelled));
    }
}
