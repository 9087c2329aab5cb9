using Spit.Detection.Likelihoods;
using Spit.Detection.Policies;
using Spit.Detection.Records;
using Spit.Detection.Standings;

namespace Spit.Detection.Backtests;

/// <summary>The whole grid in memory: the records that grains own, without the cluster around them.</summary>
/// <remarks>Not thread-safe. The order of what is asked and told is that of the live grid.</remarks>
public sealed class VirtualGrid(Policy policy)
{
    private readonly Dictionary<CallerKey, CallerRecord> _callers = [];
    private readonly Dictionary<SourceAddress, SourceRecord> _sources = [];
    private readonly Dictionary<StandingKey, StandingRecord> _standings = [];
    private readonly StandingKey[] _keys = new StandingKey[StandingKeys.Most];
    private readonly StandingEvidence?[] _found = new StandingEvidence?[StandingKeys.Most];

    /// <summary>Counts an attempt and tells what is known, as the grid answers an edge.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="evidence">What is known, the attempt itself counted for caller and source.</param>
    /// <returns>What the lessons of this call are told to.</returns>
    public ObservedCall Observe(CallAttempt attempt, out Evidence evidence)
    {
        var count = StandingKeys.Write(attempt, policy.Numbers, _keys);
        var call = new ObservedCall(
            attempt, Caller(attempt.Caller), Source(attempt.Source), new StandingRecord[count]);
        var caller = call.Caller.Observe(attempt.At, attempt.Callee);
        var source = call.Source.Observe(attempt.At, attempt.Caller.Identity);
        var isStranger = Strangers.Has(caller);
        for (var i = 0; i < count; i++)
        {
            var record = call.Standings[i] = Standing(_keys[i]);
            _found[i] = record.Evidence(attempt.At);
            record.Observe(attempt.At, attempt.Caller, isStranger, caller.Attempts1h);
        }
        evidence = new Evidence
        {
            Caller = caller,
            Source = source,
            Standings = StandingSet.Of(_keys.AsSpan(0, count), _found),
        };
        return call;
    }

    /// <summary>Learns how a call ended that was delivered.</summary>
    /// <returns>As what it counted, and whether its caller was a stranger.</returns>
    public (int Category, bool IsStranger) Learn(ObservedCall call, CallOutcome outcome)
    {
        var (category, isStranger) = (OutcomeCategory.Neutral, false);
        if (Lesson.Of(outcome, policy) is { } lesson)
        {
            category = lesson.Category;
            isStranger = LearnTogether(call, lesson);
            call.Source.Learn(outcome, isStranger, policy);
            call.Caller.Learn(outcome, policy);
        }
        var (first, second) = Reciprocity.KeysOf(outcome.Attempt.Callee, policy.Numbers);
        Caller(first).Receive(outcome.EndedAt, outcome.Attempt.Caller.Identity);
        Caller(second).Receive(outcome.EndedAt, outcome.Attempt.Caller.Identity);
        return (category, isStranger);
    }

    /// <summary>Learns a complaint.</summary>
    public (int Category, bool IsStranger) Learn(ObservedCall call, CallReport report)
    {
        var lesson = Lesson.Of(report);
        var isStranger = LearnTogether(call, lesson);
        call.Source.Learn(report, isStranger, policy);
        call.Caller.Learn(report, policy);
        return (lesson.Category, isStranger);
    }

    /// <summary>Learns how a challenge went.</summary>
    public (int Category, bool IsStranger) Learn(ObservedCall call, ChallengeResult result)
    {
        var lesson = Lesson.Of(result);
        var isStranger = LearnTogether(call, lesson);
        call.Source.Learn(result, isStranger, policy);
        call.Caller.Learn(result, policy);
        return (lesson.Category, isStranger);
    }

    /// <summary>What is known about a caller, without counting anything; null: nothing.</summary>
    public CallerEvidence? Read(CallerKey key, DateTimeOffset now) =>
        _callers.TryGetValue(key, out var record) ? record.Evidence(now) : null;

    // Whether the caller is a stranger is told by what was known before this lesson.
    private bool LearnTogether(ObservedCall call, in Lesson lesson)
    {
        if (!call.Caller.IsStranger(lesson.At)) return false;
        var ratio = policy.Likelihoods.OfStranger(lesson.Category);
        foreach (var standing in call.Standings) standing.Learn(lesson.At, ratio, lesson.Weight, lesson.IsProof);
        return true;
    }

    private CallerRecord Caller(CallerKey key) =>
        _callers.TryGetValue(key, out var record) ? record : _callers[key] = new CallerRecord();

    private SourceRecord Source(SourceAddress address) =>
        _sources.TryGetValue(address, out var record) ? record : _sources[address] = new SourceRecord();

    private StandingRecord Standing(StandingKey key) =>
        _standings.TryGetValue(key, out var record) ? record : _standings[key] = new StandingRecord();
}
