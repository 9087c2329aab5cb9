using System.Security.Cryptography;
using Spit.Detection;
using Spit.Detection.Reports;
using Spit.Detection.Standings;
using Spit.Grains.Policies;
using Spit.Grains.Reporters;
using Spit.Silo.Keys;
using Spit.Silo.Outcomes;

namespace Spit.Silo.Reports;

/// <summary>Keeps what was delivered to whom, takes what he says of it, and has everyone learn from that.</summary>
internal sealed class ReportDesk(
    IGridKeys keys,
    Teacher teacher,
    RunningPolicy policy,
    TimeProvider time,
    GridMeters meters,
    ILogger<ReportDesk> logger)
{
    // 128 bits in hexadecimal digits.
    private const int TokenLength = 32;

    /// <summary>Notes a call that reached a callee of this network, and his 607 as his report.</summary>
    /// <remarks>
    /// A 607 counts when the callee is one of the carrier's own subscribers, known by having called as one: from other
    /// networks anybody could send it (RFC 8197 section 6).
    /// </remarks>
    public async Task DeliverAsync(EndedCall call)
    {
        var attempt = call.Outcome.Attempt;
        var (self, _) = Reciprocity.KeysOf(attempt.Callee, policy.Current.Numbers);
        if (self.Trust != TrustClass.Own || !HasReached(call.Outcome.Code))
        {
            return;
        }
        var token = RandomNumberGenerator.GetHexString(TokenLength, lowercase: true);
        await keys.Reporter(attempt.Callee).Deliver(new DeliveredCall(token, attempt, call.Outcome.EndedAt));
        if (call.IsUnwanted && await keys.Caller(self).Read() is { AttemptsTotal: > 0 })
        {
            await FileAsync(attempt.Callee, new FiledReport { Token = token, Verdict = ReportVerdict.Spam });
        }
    }

    public Task<IReadOnlyList<DeliveredCall>> ReportableAsync(string reporter) => keys.Reporter(reporter).Reportable();

    /// <summary>Takes a report; it is durable when it counts.</summary>
    /// <param name="reporter">Canonical identity of who was called.</param>
    /// <param name="report">What he says.</param>
    public async Task<ReportReceipt> FileAsync(string reporter, FiledReport report)
    {
        var owner = keys.Reporter(reporter);
        var receipt = await owner.File(report with { Settled = await SettleAsync(owner) });
        meters.Reported(report.Verdict == ReportVerdict.Spam ? "spam" : "ham", ResultOf(receipt.Fault));
        if (receipt.Call is { } call && report.Verdict == ReportVerdict.Spam)
        {
            await TeachAsync(new CallReport
            {
                Attempt = call.Attempt,
                At = time.GetUtcNow(),
                Weight = receipt.Weight,
            });
        }
        return receipt;
    }

    private async Task<IReadOnlyList<SettledVote>> SettleAsync(IReporter reporter)
    {
        var settled = new List<SettledVote>();
        foreach (var vote in await reporter.Unsettled())
        {
            if (await keys.Caller(vote.Caller).Read() is { } caller)
            {
                settled.Add(SettledVote.Of(vote, caller));
            }
        }
        return settled;
    }

    private async Task TeachAsync(CallReport report)
    {
        try
        {
            await teacher.LearnAsync(report);
        }
        catch (Exception e)
        {
            // Not tried again: some of them may have learnt it, and twice is worse than not at all.
            ReportLog.NotLearnt(logger, e);
        }
    }

    // Somebody's phone rang or was busy; 480 is what an unanswered one often says.
    private static bool HasReached(int code) => code is >= 200 and < 300 or 480 or 486 or 487 or 600 or 603 or 607;

    private static string ResultOf(ReportFault fault) => fault switch
    {
        ReportFault.None => "counted",
        ReportFault.NotDelivered => "not_delivered",
        ReportFault.StoreFailed => "failed",
        _ => "repeated",
    };
}
