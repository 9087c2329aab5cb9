using Spit.Detection.Counters;
using Spit.Detection.Likelihoods;
using Spit.Detection.Policies;
using Spit.Detection.Standings;

namespace Spit.Detection.Records;

/// <summary>All that is kept about one source address. Not thread-safe: one grain owns it.</summary>
[GenerateSerializer, Alias("spit.SourceRecord")]
public sealed class SourceRecord
{
    // As long as standings remember; chosen.
    private static readonly TimeSpan Memory = TimeSpan.FromDays(3);

    [Id(0)] private DecayingCounter _attempts10s;
    [Id(1)] private DecayingCounter _attempts1m;
    [Id(2)] private DecayingCounter _attempts1h;
    [Id(3)] private DecayingCounter _ended;
    [Id(4)] private DecayingCounter _answered;
    [Id(5)] private DecayingCounter _short;
    [Id(6)] private DecayingCounter _noSuchNumber;
    [Id(7)] private readonly DistinctCounter _callers = new();
    [Id(8)] private DistinctCounter? _goodCallers;
    [Id(9)] private SpamShare? _strangers;
    [Id(10)] private DateTimeOffset _firstSeen;
    [Id(11)] private long _attemptsTotal;
    [Id(12)] private DecayingCounter _attempts24h;
    [Id(13)] private DistinctCounter? _nearCallers;
    [Id(14)] private ProbeCounts? _probes;

    /// <summary>True when nothing was ever observed or learnt.</summary>
    public bool IsEmpty => _attemptsTotal == 0 && _ended.AtTicks == 0 && _probes is null;

    /// <summary>
    /// True when at most one attempt is known, and how it ended; what else came from there may be forged.
    /// </summary>
    public bool IsSeenOnce => _attemptsTotal <= 1;

    /// <summary>Counts one attempt and tells what is known, that attempt included.</summary>
    /// <param name="now">When it was made; a clock that goes backwards is taken as standing still.</param>
    /// <param name="attempt">Who called whom from here.</param>
    public SourceEvidence Observe(DateTimeOffset now, CallAttempt attempt)
    {
        if (_attemptsTotal++ == 0) _firstSeen = now;
        _attempts10s = _attempts10s.Add(now, Windows.TenSeconds);
        _attempts1m = _attempts1m.Add(now, Windows.Minute);
        _attempts1h = _attempts1h.Add(now, Windows.Hour);
        _attempts24h = _attempts24h.Add(now, Windows.Day);
        _callers.Add(attempt.Caller.Identity, now, Windows.Hour);
        if (CallPattern.IsNear(attempt)) (_nearCallers ??= new()).Add(attempt.Caller.Identity, now, Windows.Day);
        return Evidence(now);
    }

    /// <summary>Takes in how a call ended. An outcome that says nothing about the caller changes nothing.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="isStranger">Whether little good is known about the caller.</param>
    /// <param name="policy">What outcomes are worth.</param>
    public void Learn(CallOutcome outcome, bool isStranger, Policy policy)
    {
        if (Lesson.Of(outcome, policy) is not { } lesson) return;
        var now = lesson.At;
        _ended = _ended.Add(now, Windows.Day);
        if (lesson.IsAnswered) _answered = _answered.Add(now, Windows.Day);
        if (lesson.IsShort(policy)) _short = _short.Add(now, Windows.Day);
        if (lesson.Category == OutcomeCategory.NoSuchNumber) _noSuchNumber = _noSuchNumber.Add(now, Windows.Day);
        if (policy.Likelihoods.OfCaller(lesson.Category) < 0)
            (_goodCallers ??= new()).Add(outcome.Attempt.Caller.Identity, now, Windows.Day);
        Learn(lesson, isStranger, policy);
    }

    /// <summary>Counts what came beside calls.</summary>
    public void Learn(SourceProbes probes, DateTimeOffset now) => (_probes ??= new()).Add(probes, now);

    /// <summary>Takes in a complaint.</summary>
    public void Learn(CallReport report, bool isStranger, Policy policy) =>
        Learn(Lesson.Of(report), isStranger, policy);

    /// <summary>Takes in how a challenge went.</summary>
    public void Learn(ChallengeResult result, bool isStranger, Policy policy) =>
        Learn(Lesson.Of(result), isStranger, policy);

    /// <summary>What is known at <paramref name="now"/>, without counting anything.</summary>
    public SourceEvidence Evidence(DateTimeOffset now)
    {
        var ofCalls = OfCalls(now);
        return _probes is null ? ofCalls : _probes.AddTo(ofCalls, now);
    }

    private SourceEvidence OfCalls(DateTimeOffset now) => new()
    {
        Attempts10s = _attempts10s.At(now, Windows.TenSeconds),
        Attempts1m = _attempts1m.At(now, Windows.Minute),
        Attempts1h = _attempts1h.At(now, Windows.Hour),
        Attempts24h = _attempts24h.At(now, Windows.Day),
        NearCallers24h = _nearCallers?.At(now, Windows.Day) ?? 0,
        Callers1h = _callers.At(now, Windows.Hour),
        GoodCallers24h = _goodCallers?.At(now, Windows.Day) ?? 0,
        Ended24h = _ended.At(now, Windows.Day),
        Answered24h = _answered.At(now, Windows.Day),
        Short24h = _short.At(now, Windows.Day),
        NoSuchNumber24h = _noSuchNumber.At(now, Windows.Day),
        Suspicion = _strangers?.LogOddsAt(now, Memory) ?? 0,
        FirstSeen = _firstSeen,
        AttemptsTotal = _attemptsTotal,
    };

    private void Learn(in Lesson lesson, bool isStranger, Policy policy)
    {
        if (!isStranger) return;
        (_strangers ??= new()).Learn(policy.Likelihoods.OfStranger(lesson.Category), lesson.At, Memory, lesson.Weight);
    }
}
