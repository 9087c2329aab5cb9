using Spit.Detection.Backtests;
using Spit.Detection.Policies;

namespace Spit.Detection.Tests.Backtests;

public sealed class WeighedReportsTests
{
    private const string Home = "+493023125001";

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Judge_SameReporterTwiceADay_CountsOnceByWhatHisWordIsWorth()
    {
        CallRow[] rows = [Reported(0, Home), Reported(1, Home)];

        Assert.Equal(0.5, ReportsAfter(rows, weighsReports: true), 0.01);
        Assert.Equal(2, ReportsAfter(rows, weighsReports: false), 0.01);
    }

    [Fact]
    public void Judge_SameReporterOnTwoDays_CountsLessOnceOutcomesRefuteHim()
    {
        CallRow[] rows = [Reported(0, Home), Reported(24, Home)];

        Assert.Equal(0.5 + (1 / 3.0), ReportsAfter(rows, weighsReports: true), 0.03);
    }

    [Fact]
    public void Judge_ReporterInAnotherNetwork_DoesNotCount() =>
        Assert.Equal(0, ReportsAfter([Reported(0, "+441632960001")], weighsReports: true));

    [Fact]
    public void Judge_AccountsOfOneAttacker_EachCounts()
    {
        CallRow[] rows = [.. Enumerable.Range(1, 5).Select(i => Reported(i / 10.0, $"+49302312500{i}"))];

        Assert.Equal(2.5, ReportsAfter(rows, weighsReports: true), 0.01);
    }

    // An hour after the last of them.
    private static double ReportsAfter(CallRow[] rows, bool weighsReports)
    {
        var backtest = new Backtest(Policy.Default, weighsReports: weighsReports);
        foreach (var row in rows) backtest.Judge(row, out _);
        var after = rows[^1].Attempt.At.AddHours(1);
        backtest.Judge(rows[^1] with { Attempt = rows[^1].Attempt with { At = after } }, out var evidence);
        return evidence.Caller!.Reports;
    }

    private static CallRow Reported(double hours, string callee) => new()
    {
        Attempt = new CallAttempt
        {
            Caller = new CallerKey(TrustClass.Own, "+493023125777"),
            Callee = callee,
            Source = SourceAddress.FromBytes([192, 0, 2, 1]),
            Trunk = "access",
            At = Start.AddHours(hours),
        },
        Response = 200,
        Answer = TimeSpan.FromSeconds(5),
        Duration = TimeSpan.FromSeconds(90),
        Reported = true,
        WouldPass = true,
    };
}
