using Spit.Detection;
using Spit.Detection.Backtests;
using Spit.Detection.Policies;

namespace Spit.Silo.Tests.Backtests;

/// <summary>Plays calls of the past to the live grid, by the rules of a back-test.</summary>
internal sealed class Replayed(LiveGrid grid, Policy policy)
{
    private readonly PriorityQueue<object, (DateTimeOffset At, int Order)> _coming = new();
    private int _order;
    private int _calls;

    public async Task<(Verdict Verdict, Evidence Evidence)> JudgeAsync(CallRow row)
    {
        var attempt = row.Attempt;
        while (_coming.TryPeek(out var news, out var due) && due.At <= attempt.At)
        {
            _coming.Dequeue();
            grid.Time.SetUtcNow(due.At);
            await grid.Posts[0].LearnAsync(news);
        }
        grid.Time.SetUtcNow(attempt.At);
        // Each silo sees every second call, and knows of the others by what the grains say.
        var evidence = await grid.Posts[_calls++ % grid.Posts.Count].ObserveAsync(attempt);
        var verdict = Judge.Weigh(attempt, evidence, policy);
        Follow(row, verdict.Disposition);
        return (verdict, evidence);
    }

    private void Follow(CallRow row, Disposition disposition)
    {
        if (disposition == Disposition.Challenge && row.WouldPass is { } passes)
        {
            var at = row.Attempt.At + Backtest.ChallengeTime;
            Expect(at, new ChallengeResult { Attempt = row.Attempt, At = at, Passed = passes });
        }
        var isDelivered = disposition is Disposition.Allow or Disposition.Tag
            || (disposition == Disposition.Challenge && row.WouldPass != false);
        if (isDelivered)
        {
            Deliver(row);
        }
    }

    private void Deliver(CallRow row)
    {
        var end = row.Attempt.At + (row.Duration is { } talk ? row.Answer + talk : Backtest.RingTime);
        Expect(end, new CallOutcome
        {
            Attempt = row.Attempt,
            EndedAt = end,
            Code = row.Response,
            Duration = row.Duration ?? TimeSpan.Zero,
        });
        if (row.Reported)
        {
            var at = end + Backtest.ReportDelay;
            Expect(at, new CallReport { Attempt = row.Attempt, At = at });
        }
    }

    private void Expect(DateTimeOffset at, object news) => _coming.Enqueue(news, (at, _order++));
}
