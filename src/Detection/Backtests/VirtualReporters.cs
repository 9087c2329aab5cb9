using System.Globalization;
using Spit.Detection.Identities;
using Spit.Detection.Reports;
using Spit.Detection.Standings;

namespace Spit.Detection.Backtests;

/// <summary>The records of who complains, without the grains around them.</summary>
/// <remarks>
/// A call is delivered to its callee's record together with his complaint: of a call that nobody complains about the
/// record would only keep that he may. Not thread-safe.
/// </remarks>
internal sealed class VirtualReporters(NumberPlan plan)
{
    private readonly Dictionary<string, ReporterRecord> _reporters = new(StringComparer.Ordinal);
    private long _tokens;

    /// <summary>What a complaint counts: 0.05 to 1; zero when it does not count.</summary>
    /// <param name="report">The complaint.</param>
    /// <param name="grid">Tells how the callers whom he reported earlier have done since.</param>
    public double Weigh(CallReport report, VirtualGrid grid)
    {
        var attempt = report.Attempt;
        // The live grid keeps no record of callees in other networks.
        if (Reciprocity.KeysOf(attempt.Callee, plan).First.Trust != TrustClass.Own) return 0;
        if (!_reporters.TryGetValue(attempt.Callee, out var reporter))
            _reporters[attempt.Callee] = reporter = new ReporterRecord();
        var token = _tokens++.ToString(CultureInfo.InvariantCulture);
        reporter.Deliver(new DeliveredCall(token, attempt, report.At));
        return reporter.File(
            new FiledReport
            {
                Token = token,
                Verdict = ReportVerdict.Spam,
                Settled = [.. Settled(reporter, report.At, grid)],
            },
            report.At).Weight;
    }

    private static IEnumerable<SettledVote> Settled(ReporterRecord reporter, DateTimeOffset now, VirtualGrid grid)
    {
        foreach (var vote in reporter.Unsettled(now))
        {
            if (grid.Read(vote.Caller, now) is { } caller) yield return SettledVote.Of(vote, caller);
        }
    }
}
