using Spit.Detection.Counters;
using Spit.Detection.Identities;
using Spit.Detection.Likelihoods;
using Spit.Detection.Policies;
using Spit.Detection.Standings;

namespace Spit.Detection.Records;

/// <summary>All that is kept about one caller. Not thread-safe: one grain owns it.</summary>
/// <remarks>
/// <para>About 500 bytes for a caller with up to four callees, 1.5 kB for one with thousands.</para>
/// <para>
/// Who withholds his number is somebody new each time: all of them are one name, and what one did says nothing about
/// the next. Who shows an accused number in another way than its accused calls came may be somebody else, and is then
/// taken for somebody new as well; own subscribers prove who they are.
/// </para>
/// </remarks>
[GenerateSerializer, Alias("spit.CallerRecord")]
public sealed class CallerRecord
{
    // Reputation outlives the day's counters and is shed in a month (4 windows), when numbers change hands; chosen.
    private static readonly TimeSpan ExperienceWindow = TimeSpan.FromDays(7);

    // Chosen: long enough for a robot's first calls to end, short enough to notice a change of hands.
    private static readonly TimeSpan RecentWindow = TimeSpan.FromHours(1);

    // Chosen: what somebody does in his first two hours is taken for what he usually does.
    private static readonly TimeSpan Acquaintance = TimeSpan.FromHours(2);

    // Chosen: three or four calls turn what the latest ones say.
    private const double RecentSpread = 7;

    // Chosen: from here on a number's calls speak against it, by a point or by what one person said or did.
    private const double Accusing = 1;
    private const double OneWord = 0.5;

    // Chosen: a call that robots rarely make.
    private const double UsualPoints = -0.5;

    [Id(0)] private DecayingCounter _attempts10s;
    [Id(1)] private DecayingCounter _attempts1m;
    [Id(2)] private DecayingCounter _attempts1h;
    [Id(3)] private DecayingCounter _attempts24h;
    [Id(4)] private DecayingCounter _attempts30d;
    [Id(5)] private DecayingCounter _firstContacts;
    [Id(7)] private DecayingCounter _ended;
    [Id(8)] private DecayingCounter _answered;
    [Id(9)] private DecayingCounter _short;
    [Id(10)] private DecayingCounter _noSuchNumber;
    [Id(11)] private DecayingCounter _talkSeconds;
    [Id(12)] private DecayingCounter _good;
    [Id(13)] private DecayingCounter _bad;
    [Id(14)] private DecayingCounter _reports;
    [Id(15)] private DecayingCounter _passed;
    [Id(16)] private DecayingCounter _failed;
    [Id(17)] private SpamShare? _share;
    [Id(18)] private SpamShare? _recentShare;
    [Id(19)] private DistinctCounter? _callees;
    [Id(20)] private RecentSet? _contacts;
    [Id(22)] private Baseline _usual;
    [Id(23)] private DateTimeOffset _firstSeen;
    [Id(24)] private long _attemptsTotal;
    [Id(25)] private DecayingCounter _firstContacts1h;
    [Id(26)] private DecayingCounter _abroad;
    [Id(27)] private readonly Inbox _inbox;
    [Id(28)] private ChallengeCredits? _credits;
    [Id(29)] private UsualWay _usualWay;
    [Id(30)] private AccusedWays? _accused;

    public CallerRecord()
        : this(new Inbox())
    {
    }

    /// <param name="inbox">The calls that he received before he ever called.</param>
    internal CallerRecord(Inbox inbox) => _inbox = inbox;

    /// <summary>True when nothing was ever observed or learnt.</summary>
    public bool IsEmpty => _attemptsTotal == 0 && _ended.AtTicks == 0 && _inbox.IsEmpty;

    /// <summary>True when all that is known is at most one attempt, and how it ended.</summary>
    public bool IsSeenOnce => _attemptsTotal <= 1 && _reports.AtTicks == 0 && _passed.AtTicks == 0
        && _failed.AtTicks == 0 && _inbox.IsEmpty;

    /// <summary>Counts one attempt and tells what is known, that attempt included.</summary>
    /// <param name="now">When it was made; a clock that goes backwards is taken as standing still.</param>
    /// <param name="callee">Canonical identity of who is called.</param>
    /// <param name="isAbroad">Whether that is a number of another country.</param>
    public CallerEvidence Observe(DateTimeOffset now, string callee, bool isAbroad = false)
    {
        if (_attemptsTotal++ == 0) _firstSeen = now;
        _attempts10s = _attempts10s.Add(now, Windows.TenSeconds);
        _attempts1m = _attempts1m.Add(now, Windows.Minute);
        _attempts1h = _attempts1h.Add(now, Windows.Hour);
        _attempts24h = _attempts24h.Add(now, Windows.Day);
        _attempts30d = _attempts30d.Add(now, Windows.Month);
        if (isAbroad) _abroad = _abroad.Add(now, Windows.Day);
        (_callees ??= new()).Add(callee, now, Windows.Hour);
        var isFirst = (_contacts ??= new()).Add(callee);
        if (isFirst)
        {
            _firstContacts = _firstContacts.Add(now, Windows.Day);
            _firstContacts1h = _firstContacts1h.Add(now, Windows.Hour);
        }
        var evidence = Evidence(now, callee, isFirst);
        _usual = now - _firstSeen < Acquaintance
            ? _usual.Begin(_attempts1h.Value, _attemptsTotal)
            : _usual.Learn(_attempts1h.Value);
        return evidence;
    }

    /// <summary>Counts one attempt and tells what is known, that attempt and his credit for its way included.</summary>
    /// <param name="now">As for the other; the attempt's own time may be another clock's.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="numbers">Tells which callees are abroad.</param>
    public CallerEvidence Observe(DateTimeOffset now, CallAttempt attempt, NumberPlan numbers)
    {
        var isAbroad = CallPattern.IsForeign(attempt.Callee, numbers);
        if (attempt.Caller.IsWithheld) return new CallerRecord().Observe(now, attempt.Callee, isAbroad);
        var evidence = Observe(now, attempt.Callee, isAbroad);
        if (_accused?.IsHeldAgainst(CallWay.Of(attempt), now) == false && IsAccused(evidence.Suspicion, now))
            evidence = new CallerRecord().Observe(now, attempt.Callee, isAbroad);
        if (_credits is null) return evidence;
        _credits = _credits.Use(attempt.Signer, attempt.Source, now, out var held);
        return held ? evidence with { HasCredit = true } : evidence;
    }

    /// <summary>Takes note of a call that this caller received.</summary>
    public void Receive(DateTimeOffset now, string from) => _inbox.Receive(now, from);

    /// <summary>Takes in how a call ended. An outcome that says nothing about the caller changes nothing.</summary>
    public void Learn(CallOutcome outcome, Policy policy)
    {
        if (Lesson.Of(outcome, policy) is { } lesson) Learn(lesson, outcome.Attempt, policy);
    }

    /// <summary>Takes in a complaint, which ends his credit.</summary>
    public void Learn(CallReport report, Policy policy)
    {
        Learn(Lesson.Of(report), report.Attempt, policy);
        _credits = null;
    }

    /// <summary>Takes in how a challenge went: passing it earns credit, failing one ends all credit.</summary>
    public void Learn(ChallengeResult result, Policy policy)
    {
        var attempt = result.Attempt;
        Learn(Lesson.Of(result), attempt, policy);
        if (!result.Passed) _credits = null;
        else if (policy.ChallengeCredit.Time > TimeSpan.Zero && !attempt.Caller.IsWithheld)
            _credits = ChallengeCredits.Earn(
                _credits, attempt.Signer, attempt.Source, result.At, policy.ChallengeCredit);
    }

    /// <summary>Ends all his credit.</summary>
    /// <returns>How many ways of calling were on credit.</returns>
    public int RevokeCredits(DateTimeOffset now)
    {
        var revoked = _credits?.Credits.Count(credit => credit.Until > now) ?? 0;
        _credits = null;
        return revoked;
    }

    /// <summary>What is known at <paramref name="now"/>, without counting anything.</summary>
    /// <param name="now">The time.</param>
    /// <param name="callee">Who would be called; null: nobody in particular.</param>
    public CallerEvidence Evidence(DateTimeOffset now, string? callee = null) =>
        Evidence(now, callee, callee is not null && _contacts?.Contains(callee) != true);

    /// <summary>Whether little good is known at <paramref name="now"/>: see <see cref="Strangers"/>.</summary>
    public bool IsStranger(DateTimeOffset now) => Strangers.IsStranger(Strangers.Strangeness(
        _recentShare?.LogOddsAt(now, RecentWindow) ?? 0,
        _good.At(now, ExperienceWindow),
        _bad.At(now, ExperienceWindow),
        _passed.At(now, Windows.Month) - _failed.At(now, Windows.Month),
        _inbox.Received(now),
        _attempts30d.At(now, Windows.Month)));

    private void Learn(in Lesson lesson, CallAttempt attempt, Policy policy)
    {
        if (attempt.Caller.IsWithheld) return;
        Learn(lesson, policy);
        if (attempt.Caller.Trust == TrustClass.Own) return;
        var points = lesson.Weight * policy.Likelihoods.OfCaller(lesson.Category);
        if (!lesson.IsProof) points = Math.Min(points, AccusedWay.MostOfOneEnd);
        if (_accused is not null || IsAccused(_share?.LogOddsAt(lesson.At, ExperienceWindow) ?? 0, lesson.At))
            (_accused ??= new(_usualWay)).Learn(CallWay.Of(attempt), points, lesson.At);
        else if (points < UsualPoints) _usualWay = _usualWay.With(CallWay.Of(attempt));
    }

    private bool IsAccused(double suspicion, DateTimeOffset now) =>
        suspicion > Accusing
        || _reports.At(now, Windows.Month) > OneWord
        || _failed.At(now, Windows.Month) - _passed.At(now, Windows.Month) > OneWord;

    private void Learn(in Lesson lesson, Policy policy)
    {
        var now = lesson.At;
        if (lesson.IsReport) _reports = _reports.Add(now, Windows.Month, lesson.Weight);
        if (lesson.Category == OutcomeCategory.ChallengePassed) _passed = _passed.Add(now, Windows.Month);
        if (lesson.Category == OutcomeCategory.ChallengeFailed) _failed = _failed.Add(now, Windows.Month);
        if (lesson.IsEnd) LearnEnd(lesson, policy);
    }

    private void LearnEnd(in Lesson lesson, Policy policy)
    {
        var now = lesson.At;
        _ended = _ended.Add(now, Windows.Day);
        if (lesson.IsAnswered)
        {
            _answered = _answered.Add(now, Windows.Day);
            _talkSeconds = _talkSeconds.Add(now, Windows.Day, lesson.TalkSeconds);
        }
        if (lesson.IsShort(policy)) _short = _short.Add(now, Windows.Day);
        if (lesson.Category == OutcomeCategory.NoSuchNumber) _noSuchNumber = _noSuchNumber.Add(now, Windows.Day);
        var ratio = policy.Likelihoods.OfCaller(lesson.Category);
        (_share ??= new()).Learn(ratio, now, ExperienceWindow);
        (_recentShare ??= new()).Learn(ratio, now, RecentWindow, mostSpread: RecentSpread);
        if (ratio < 0) _good = _good.Add(now, ExperienceWindow, Math.Min(1, -ratio));
        else _bad = _bad.Add(now, ExperienceWindow, Math.Min(1, ratio));
    }

    private CallerEvidence Evidence(DateTimeOffset now, string? callee, bool isFirstContact)
    {
        var answered = _answered.At(now, Windows.Day);
        var attempts1h = _attempts1h.At(now, Windows.Hour);
        return new CallerEvidence
        {
            Attempts10s = _attempts10s.At(now, Windows.TenSeconds),
            Attempts1m = _attempts1m.At(now, Windows.Minute),
            Attempts1h = attempts1h,
            Attempts24h = _attempts24h.At(now, Windows.Day),
            Attempts30d = _attempts30d.At(now, Windows.Month),
            Callees1h = _callees?.At(now, Windows.Hour) ?? 0,
            FirstContacts1h = _firstContacts1h.At(now, Windows.Hour),
            FirstContacts24h = _firstContacts.At(now, Windows.Day),
            IsFirstContact = isFirstContact,
            CalleeCalledBefore = callee is not null && _inbox.IsFrom(callee),
            Received = _inbox.Received(now),
            Ended24h = _ended.At(now, Windows.Day),
            Answered24h = answered,
            Short24h = _short.At(now, Windows.Day),
            NoSuchNumber24h = _noSuchNumber.At(now, Windows.Day),
            MeanDuration = answered > 0
                ? TimeSpan.FromSeconds(_talkSeconds.At(now, Windows.Day) / answered)
                : TimeSpan.Zero,
            Suspicion = _share?.LogOddsAt(now, ExperienceWindow) ?? 0,
            RecentSuspicion = _recentShare?.LogOddsAt(now, RecentWindow) ?? 0,
            Good = _good.At(now, ExperienceWindow),
            Bad = _bad.At(now, ExperienceWindow),
            Reports = _reports.At(now, Windows.Month),
            ChallengesPassed = _passed.At(now, Windows.Month),
            ChallengesFailed = _failed.At(now, Windows.Month),
            AboveUsual = _usual.Ratio(attempts1h),
            Abroad24h = _abroad.At(now, Windows.Day),
            FirstSeen = _firstSeen,
            AttemptsTotal = _attemptsTotal,
        };
    }
}
