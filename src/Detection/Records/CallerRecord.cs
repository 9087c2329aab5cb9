using Spit.Detection.Counters;
using Spit.Detection.Policies;

namespace Spit.Detection.Records;

/// <summary>All that is kept about one caller. Not thread-safe: one grain owns it.</summary>
/// <remarks>About 350 bytes for a caller with up to four callees, 900 for one with thousands.</remarks>
[GenerateSerializer, Alias("spit.CallerRecord")]
public sealed class CallerRecord
{
    // Reputation outlives the day's counters and is shed in a month (4 windows), when numbers change hands; chosen.
    private static readonly TimeSpan ExperienceWindow = TimeSpan.FromDays(7);

    [Id(0)] private DecayingCounter _attempts10s;
    [Id(1)] private DecayingCounter _attempts1m;
    [Id(2)] private DecayingCounter _attempts1h;
    [Id(3)] private DecayingCounter _attempts24h;
    [Id(4)] private DecayingCounter _ended;
    [Id(5)] private DecayingCounter _answered;
    [Id(6)] private DecayingCounter _short;
    [Id(7)] private DecayingCounter _talkSeconds;
    [Id(8)] private DecayingCounter _good;
    [Id(9)] private DecayingCounter _bad;
    [Id(10)] private DistinctCounter _callees = new();
    [Id(11)] private DateTimeOffset _firstSeen;
    [Id(12)] private long _attemptsTotal;

    /// <summary>True when nothing was ever observed or learnt.</summary>
    public bool IsEmpty => _attemptsTotal == 0 && _ended.AtTicks == 0;

    /// <summary>Counts one attempt and tells what is known, that attempt included.</summary>
    /// <param name="now">When it was made; a clock that goes backwards is taken as standing still.</param>
    /// <param name="callee">Canonical identity of who is called.</param>
    public CallerEvidence Observe(DateTimeOffset now, string callee)
    {
        if (_attemptsTotal++ == 0) _firstSeen = now;
        _attempts10s = _attempts10s.Add(now, Windows.TenSeconds);
        _attempts1m = _attempts1m.Add(now, Windows.Minute);
        _attempts1h = _attempts1h.Add(now, Windows.Hour);
        _attempts24h = _attempts24h.Add(now, Windows.Day);
        _callees.Add(callee, now, Windows.Hour);
        return Evidence(now);
    }

    /// <summary>Takes in how a call ended. An outcome that says nothing about the caller changes nothing.</summary>
    public void Learn(CallOutcome outcome, Policy policy)
    {
        if (Experience.Of(outcome, policy) is not { } experience) return;
        var now = outcome.EndedAt;
        _ended = _ended.Add(now, Windows.Day);
        if (outcome.IsAnswered)
        {
            _answered = _answered.Add(now, Windows.Day);
            _talkSeconds = _talkSeconds.Add(now, Windows.Day, Math.Max(0, outcome.Duration.TotalSeconds));
        }
        if (Experience.IsShort(outcome, policy)) _short = _short.Add(now, Windows.Day);
        if (experience.Good > 0) _good = _good.Add(now, ExperienceWindow, experience.Good);
        if (experience.Bad > 0) _bad = _bad.Add(now, ExperienceWindow, experience.Bad);
    }

    /// <summary>What is known at <paramref name="now"/>, without counting anything.</summary>
    public CallerEvidence Evidence(DateTimeOffset now)
    {
        var answered = _answered.At(now, Windows.Day);
        return new CallerEvidence
        {
            Attempts10s = _attempts10s.At(now, Windows.TenSeconds),
            Attempts1m = _attempts1m.At(now, Windows.Minute),
            Attempts1h = _attempts1h.At(now, Windows.Hour),
            Attempts24h = _attempts24h.At(now, Windows.Day),
            Callees1h = _callees.At(now, Windows.Hour),
            Ended24h = _ended.At(now, Windows.Day),
            Answered24h = answered,
            Short24h = _short.At(now, Windows.Day),
            MeanDuration = answered > 0
                ? TimeSpan.FromSeconds(_talkSeconds.At(now, Windows.Day) / answered)
                : TimeSpan.Zero,
            Good = _good.At(now, ExperienceWindow),
            Bad = _bad.At(now, ExperienceWindow),
            FirstSeen = _firstSeen,
            AttemptsTotal = _attemptsTotal,
        };
    }
}
