using Spit.Detection.Policies;

namespace Spit.Detection.Backtests;

/// <summary>Judges calls of the past in virtual time, with what was known at the time and no more.</summary>
/// <remarks>
/// An attempt is known at its start, an outcome when the call ends, a complaint a little later, the result of a
/// challenge when it is over. A refused call has no outcome and no complaint; a challenged call whose caller fails is
/// not delivered. Without a label a challenge teaches nothing, and the call is taken to be delivered after it.
/// </remarks>
/// <param name="policy">By which the calls are judged.</param>
/// <param name="watcher">Is told what is learned from each call; null: nobody.</param>
/// <param name="weighsReports">
/// True: a complaint counts as the live grid counts it, by its reporter's record; false: each counts in full.
/// </param>
public sealed class Backtest(Policy policy, ILessonWatcher? watcher = null, bool weighsReports = false)
{
    /// <summary>How long an unanswered call is taken to have rung.</summary>
    public static readonly TimeSpan RingTime = TimeSpan.FromSeconds(20);

    /// <summary>How long a callee is taken to need for a complaint after the call.</summary>
    // Chosen: a key on a phone is pressed within half a minute or not at all.
    public static readonly TimeSpan ReportDelay = TimeSpan.FromSeconds(30);

    /// <summary>How long a challenge is taken to last.</summary>
    // Chosen: a greeting and a few digits.
    public static readonly TimeSpan ChallengeTime = TimeSpan.FromSeconds(12);

    // RFC 8197: the callee's own word.
    private const int Unwanted = 607;

    private readonly VirtualGrid _grid = new(policy);
    private readonly VirtualReporters? _reporters = weighsReports ? new(policy.Numbers) : null;
    private readonly PriorityQueue<(CallRow Row, ObservedCall Call, object News), (long At, int Order)> _coming = new();
    private int _order;

    /// <summary>Judges the next call.</summary>
    /// <param name="row">A call that starts no earlier than the one before.</param>
    /// <param name="evidence">What the verdict rests on.</param>
    public Verdict Judge(CallRow row, out Evidence evidence)
    {
        var attempt = row.Attempt;
        LearnUntil(attempt.At);
        if (attempt.IsEmergency)
        {
            evidence = new Evidence();
            return Detection.Judge.Weigh(attempt, evidence, policy);
        }
        var call = _grid.Observe(attempt, out evidence);
        var verdict = Detection.Judge.Weigh(attempt, evidence, policy);
        Follow(row, call, verdict.Disposition);
        return verdict;
    }

    private void Follow(CallRow row, ObservedCall call, Disposition disposition)
    {
        switch (disposition)
        {
            case Disposition.Allow or Disposition.Tag:
                Deliver(row, call);
                break;
            case Disposition.Challenge:
                Challenge(row, call);
                break;
        }
    }

    private void Challenge(CallRow row, ObservedCall call)
    {
        if (row.WouldPass is { } passes)
        {
            var at = row.Attempt.At + ChallengeTime;
            Expect(row, call, at, new ChallengeResult { Attempt = row.Attempt, At = at, Passed = passes });
        }
        if (row.WouldPass != false) Deliver(row, call);
    }

    private void Deliver(CallRow row, ObservedCall call)
    {
        var end = row.Attempt.At + (row.Duration is { } talk ? row.Answer + talk : RingTime);
        Expect(row, call, end, new CallOutcome
        {
            Attempt = row.Attempt,
            EndedAt = end,
            Code = row.Response,
            Duration = row.Duration ?? TimeSpan.Zero,
        });
        if (!row.Reported && row.Response != Unwanted) return;
        var at = end + ReportDelay;
        Expect(row, call, at, new CallReport { Attempt = row.Attempt, At = at });
    }

    private void Expect(CallRow row, ObservedCall call, DateTimeOffset at, object news) =>
        _coming.Enqueue((row, call, news), (at.UtcTicks, _order++));

    private void LearnUntil(DateTimeOffset now)
    {
        while (_coming.TryPeek(out var next, out var due) && due.At <= now.UtcTicks)
        {
            _coming.Dequeue();
            if (Learn(next.Call, next.News) is not { } learned) continue;
            watcher?.Learned(next.Row, learned.Category, learned.IsStranger);
        }
    }

    // Null: a complaint that does not count.
    private (int Category, bool IsStranger)? Learn(ObservedCall call, object news) => news switch
    {
        CallOutcome outcome => _grid.Learn(call, outcome),
        CallReport report => Weighed(report) is { } counted ? _grid.Learn(call, counted) : null,
        _ => _grid.Learn(call, (ChallengeResult)news),
    };

    private CallReport? Weighed(CallReport report)
    {
        if (_reporters is null) return report;
        var weight = _reporters.Weigh(report, _grid);
        return weight > 0 ? report with { Weight = weight } : null;
    }
}
