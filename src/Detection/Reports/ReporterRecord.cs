using Spit.Detection.Counters;

namespace Spit.Detection.Reports;

/// <summary>What was delivered to one callee, what he said of it, and what his word is worth.</summary>
/// <remarks>
/// A report costs an attacker a delivered call from the victim to an account of his own, counts once for each victim
/// and day, and counts little once his reports turn out to disagree with how the victim's calls end. Not thread-safe.
/// </remarks>
[GenerateSerializer, Alias("spit.ReporterRecord")]
public sealed class ReporterRecord
{
    /// <summary>The latest calls that may be reported.</summary>
    public const int MostCalls = 50;

    /// <summary>Reports that count in one UTC day.</summary>
    // Chosen: more than anybody receives of spam in a day, and too few to be a trade.
    public const int MostADay = 20;

    // Chosen: longer than calls can be reported at the most reports a day, so that no token is used twice.
    private const int MostVotes = 200;

    // Chosen: from the sixth on, a day's reports count as five together.
    private const int FullADay = 5;

    private const double LeastWeight = 0.05;

    // Chosen: long enough for a caller's other calls to end.
    private static readonly TimeSpan SettleAfter = TimeSpan.FromHours(1);
    private const int MostSettledAtOnce = 10;

    // Chosen: who comes home from a holiday may still complain.
    private static readonly TimeSpan ReportableFor = TimeSpan.FromDays(7);

    // Chosen: people's clocks and call lists are right to the minute.
    private static readonly TimeSpan StartTolerance = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    [Id(0)] private readonly List<DeliveredCall> _calls = [];
    [Id(1)] private readonly List<CastVote> _votes = [];
    [Id(2)] private DecayingCounter _confirmed;
    [Id(3)] private DecayingCounter _refuted;

    /// <summary>Notes a call that reached him.</summary>
    public void Deliver(DeliveredCall call)
    {
        if (_calls.Count == MostCalls) _calls.RemoveAt(0);
        _calls.Add(call);
    }

    /// <summary>Calls that he may report, the latest last.</summary>
    public IReadOnlyList<DeliveredCall> Reportable(DateTimeOffset now) =>
        [.. _calls.Where(c => IsReportable(c, now) && !_votes.Exists(v => v.Token == c.Token))];

    /// <summary>Some of his reports that should be compared with how the callers' calls have ended since.</summary>
    public IReadOnlyList<CastVote> Unsettled(DateTimeOffset now) =>
        [.. _votes.Where(v => !v.IsSettled && now - v.At >= SettleAfter).Take(MostSettledAtOnce)];

    /// <summary>What his next report of the day would count: 0.05 to 1; 0.5 for somebody who never reported.</summary>
    public double WeightAt(DateTimeOffset now) => Weight(now, VotesOn(now) + 1);

    /// <summary>Takes a report, if it counts.</summary>
    public ReportReceipt File(FiledReport report, DateTimeOffset now)
    {
        foreach (var settled in report.Settled) Settle(settled, now);
        if (Find(report, now) is not { } call) return ReportReceipt.Refused(ReportFault.NotDelivered);
        var fault = FaultOf(call, now);
        if (fault != ReportFault.None) return ReportReceipt.Refused(fault);
        var weight = WeightAt(now);
        if (_votes.Count == MostVotes) _votes.RemoveAt(0);
        _votes.Add(new CastVote
        {
            Token = call.Token,
            Caller = call.Attempt.Caller,
            At = now,
            Verdict = report.Verdict,
            Weight = weight,
            Comment = report.Comment,
        });
        return new ReportReceipt(ReportFault.None, call, weight);
    }

    /// <summary>Takes a report back that could not be kept.</summary>
    public void Withdraw(string token) => _votes.RemoveAll(v => v.Token == token);

    private ReportFault FaultOf(DeliveredCall call, DateTimeOffset now)
    {
        if (_votes.Exists(v => v.Token == call.Token)) return ReportFault.AlreadyReported;
        var caller = call.Attempt.Caller;
        if (_votes.Exists(v => v.Caller == caller && IsSameDay(v.At, now))) return ReportFault.AlreadyVoted;
        return VotesOn(now) >= MostADay ? ReportFault.TooMany : ReportFault.None;
    }

    private DeliveredCall? Find(FiledReport report, DateTimeOffset now)
    {
        var call = report.Token is { } token
            ? _calls.Find(c => c.Token == token)
            : _calls.FindLast(c => c.Attempt.Caller.Identity == report.Caller && IsNear(c, report.StartedAt));
        return call is not null && IsReportable(call, now) ? call : null;
    }

    private static bool IsReportable(DeliveredCall call, DateTimeOffset now) => now - call.EndedAt <= ReportableFor;

    private void Settle(SettledVote settled, DateTimeOffset now)
    {
        var index = _votes.FindIndex(v => v.Token == settled.Token && !v.IsSettled);
        if (index < 0) return;
        _votes[index] = _votes[index] with { IsSettled = true };
        if (settled.IsConfirmed) _confirmed = _confirmed.Add(now, Memory);
        else _refuted = _refuted.Add(now, Memory);
    }

    // The mean of a beta distribution, with one report of each kind as prior.
    private double Weight(DateTimeOffset now, int today)
    {
        var (confirmed, refuted) = (_confirmed.At(now, Memory), _refuted.At(now, Memory));
        var mean = (confirmed + 1) / (confirmed + refuted + 2);
        return Math.Clamp(mean * Math.Min(1, (double)FullADay / today), LeastWeight, 1);
    }

    private int VotesOn(DateTimeOffset now) => _votes.Count(v => IsSameDay(v.At, now));

    private static bool IsNear(DeliveredCall call, DateTimeOffset? startedAt) =>
        startedAt is not { } at || (call.Attempt.At - at).Duration() <= StartTolerance;

    private static bool IsSameDay(DateTimeOffset a, DateTimeOffset b) => a.UtcDateTime.Date == b.UtcDateTime.Date;
}
