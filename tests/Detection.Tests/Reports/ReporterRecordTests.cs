using CsCheck;
using Spit.Detection.Reports;

namespace Spit.Detection.Tests.Reports;

public sealed class ReporterRecordTests
{
    private static readonly DateTimeOffset Now = Sample.Now;

    private readonly ReporterRecord _record = new();

    [Fact]
    public void File_DeliveredCall_CountsHalfTheFirstTime()
    {
        Deliver(1);

        var receipt = _record.File(Spam(1), Now);

        Assert.Equal((ReportFault.None, 0.5), (receipt.Fault, receipt.Weight));
        Assert.Equal("token-1", receipt.Call!.Token);
        Assert.Empty(_record.Reportable(Now));
    }

    [Fact]
    public void File_NeverDelivered_DoesNotCount()
    {
        Deliver(1);

        Assert.Equal(ReportFault.NotDelivered, _record.File(Spam(2), Now).Fault);
        Assert.Equal(ReportFault.NotDelivered, _record.File(Spam(1), Now.AddDays(8)).Fault);
    }

    [Fact]
    public void File_SameTokenTwice_CountsOnce()
    {
        Deliver(1);
        _record.File(Spam(1), Now);

        Assert.Equal(ReportFault.AlreadyReported, _record.File(Spam(1), Now.AddDays(2)).Fault);
    }

    [Fact]
    public void File_SameCallerTwiceInADay_CountsOnceADay()
    {
        Deliver(1, "+441632960001");
        Deliver(2, "+441632960001");
        _record.File(Spam(1), Now);

        Assert.Equal(ReportFault.AlreadyVoted, _record.File(Spam(2), Now.AddHours(1)).Fault);
        Assert.Equal(ReportFault.None, _record.File(Spam(2), Now.Date.AddDays(1)).Fault);
    }

    [Theory]
    [InlineData("+441632960001", 0, "token-2")]
    [InlineData("+441632960001", -3600, "token-1")]
    [InlineData("+441632960001", -3560, "token-1")]
    [InlineData("+441632960001", -3400, null)]
    [InlineData("+441632960002", 0, null)]
    public void File_CallAsRemembered_IsTheOneNearThatTime(string caller, int seconds, string? token)
    {
        Deliver(1, "+441632960001", Now.AddHours(-1));
        Deliver(2, "+441632960001", Now);
        var report = new FiledReport
        {
            Caller = caller,
            StartedAt = Now.AddSeconds(seconds),
            Verdict = ReportVerdict.Spam,
        };

        Assert.Equal(token, _record.File(report, Now).Call?.Token);
    }

    [Fact]
    public void File_ManyInADay_CountLessAndThenNothing()
    {
        for (var i = 0; i < 25; i++) Deliver(i);

        var receipts = Enumerable.Range(0, 25).Select(i => _record.File(Spam(i), Now)).ToList();

        Assert.Equal(0.5, receipts[4].Weight);
        Assert.Equal(0.5 * 5 / 6, receipts[5].Weight, 9);
        Assert.All(receipts[..20], r => Assert.Equal(ReportFault.None, r.Fault));
        Assert.All(receipts[20..], r => Assert.Equal(ReportFault.TooMany, r.Fault));
    }

    [Theory]
    [InlineData(true, 0.8)]
    [InlineData(false, 0.2)]
    public void File_EarlierReportsSettled_WeighsByHowManyOthersConfirm(bool isConfirmed, double expected)
    {
        for (var i = 0; i < 4; i++) Deliver(i);
        for (var i = 0; i < 3; i++) _record.File(Spam(i), Now);
        Assert.Empty(_record.Unsettled(Now));
        var later = Now.AddHours(2);
        SettledVote[] settled = [.. _record.Unsettled(later).Select(v => new SettledVote(v.Token, isConfirmed))];

        var receipt = _record.File(Spam(3) with { Settled = settled }, later);

        Assert.Equal(3, settled.Length);
        Assert.Equal(expected, receipt.Weight, 9);
        Assert.Empty(_record.Unsettled(later));
    }

    [Theory]
    [InlineData(2, ReportVerdict.Spam, true)]
    [InlineData(2, ReportVerdict.Ham, false)]
    [InlineData(-2, ReportVerdict.Spam, false)]
    [InlineData(-2, ReportVerdict.Ham, true)]
    public void Of_VoteAndOthersExperience_AgreeOrNot(double suspicion, ReportVerdict verdict, bool expected)
    {
        Deliver(1);
        _record.File(Spam(1) with { Verdict = verdict }, Now);
        var vote = Assert.Single(_record.Unsettled(Now.AddDays(1)));

        // Other reports, be they ever so many, confirm nothing.
        var settled = SettledVote.Of(vote, new CallerEvidence { Suspicion = suspicion, Reports = 100 });

        Assert.Equal(expected, settled.IsConfirmed);
    }

    [Fact]
    public void Withdraw_Report_MayBeFiledAgain()
    {
        Deliver(1);
        _record.File(Spam(1), Now);

        _record.Withdraw("token-1");

        Assert.Equal((ReportFault.None, 0.5), (_record.File(Spam(1), Now).Fault, _record.WeightAt(Now)));
    }

    [Fact]
    public void Deliver_ManyCalls_KeepsTheLatest()
    {
        for (var i = 0; i < 60; i++) Deliver(i);

        Assert.Equal(ReporterRecord.MostCalls, _record.Reportable(Now).Count);
        Assert.Equal("token-59", _record.Reportable(Now)[^1].Token);
    }

    [Fact]
    public void File_AnySequence_NeverCountsACallTwiceNorBeyondTheRange() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 72], Gen.Bool).Array[1, 120].Sample(
            steps =>
            {
                var record = new ReporterRecord();
                for (var i = 0; i <= 40; i++) record.Deliver(Call(i, $"+4416329600{i % 7:00}", Now));
                var counted = new HashSet<string>();
                var votes = new HashSet<(CallerKey, DateTime)>();
                foreach (var (call, hours, isConfirmed) in steps.OrderBy(s => s.Item2))
                {
                    var at = Now.AddHours(hours);
                    var settled = record.Unsettled(at).Select(v => new SettledVote(v.Token, isConfirmed)).ToArray();
                    var receipt = record.File(Spam(call) with { Settled = settled }, at);
                    if (receipt.Call is not { } reported) continue;
                    Assert.InRange(receipt.Weight, 0.05, 1);
                    Assert.True(counted.Add(reported.Token));
                    Assert.True(votes.Add((reported.Attempt.Caller, at.UtcDateTime.Date)));
                }
            },
            iter: 200);

    private void Deliver(int number, string? caller = null, DateTimeOffset? at = null) =>
        _record.Deliver(Call(number, caller ?? $"+44163296{number:0000}", at ?? Now));

    private static DeliveredCall Call(int number, string caller, DateTimeOffset at) => new(
        $"token-{number}",
        Sample.Attempt with { Caller = new CallerKey(TrustClass.Peer, caller), At = at },
        at.AddSeconds(30));

    private static FiledReport Spam(int number) => new() { Token = $"token-{number}", Verdict = ReportVerdict.Spam };
}
