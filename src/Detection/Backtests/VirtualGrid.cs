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

    /// <summary>Counts an attempt and tells what is known, as the grid answers an edge.</summary>
    public Evidence Observe(CallAttempt attempt)
    {
        var caller = Caller(attempt.Caller).Observe(attempt.At, attempt.Callee);
        var source = Source(attempt.Source).Observe(attempt.At, attempt.Caller.Identity);
        Span<StandingKey> keys = new StandingKey[StandingKeys.Most];
        keys = keys[..StandingKeys.Write(attempt, policy.Numbers, keys)];
        Span<StandingEvidence?> found = new StandingEvidence?[keys.Length];
        var isStranger = Strangers.Has(caller);
        for (var i = 0; i < keys.Length; i++)
        {
            var record = Standing(keys[i]);
            found[i] = record.Evidence(attempt.At);
            record.Observe(attempt.At, attempt.Caller, isStranger);
        }
        return new Evidence { Caller = caller, Source = source, Standings = StandingSet.Of(keys, found) };
    }

    /// <summary>Learns how a call ended that was delivered.</summary>
    public void Learn(CallOutcome outcome)
    {
        if (Lesson.Of(outcome, policy) is { } lesson)
        {
            var isStranger = LearnTogether(outcome.Attempt, lesson);
            var caller = Caller(outcome.Attempt.Caller);
            Source(outcome.Attempt.Source).Learn(outcome, isStranger, policy);
            caller.Learn(outcome, policy);
        }
        var (first, second) = Reciprocity.KeysOf(outcome.Attempt.Callee, policy.Numbers);
        Caller(first).Receive(outcome.EndedAt, outcome.Attempt.Caller.Identity);
        Caller(second).Receive(outcome.EndedAt, outcome.Attempt.Caller.Identity);
    }

    /// <summary>Learns a complaint.</summary>
    public void Learn(CallReport report)
    {
        var isStranger = LearnTogether(report.Attempt, Lesson.Of(report));
        Source(report.Attempt.Source).Learn(report, isStranger, policy);
        Caller(report.Attempt.Caller).Learn(report, policy);
    }

    /// <summary>Learns how a challenge went.</summary>
    public void Learn(ChallengeResult result)
    {
        var isStranger = LearnTogether(result.Attempt, Lesson.Of(result));
        Source(result.Attempt.Source).Learn(result, isStranger, policy);
        Caller(result.Attempt.Caller).Learn(result, policy);
    }

    // Whether the caller is a stranger is told by what was known before this lesson.
    private bool LearnTogether(CallAttempt attempt, in Lesson lesson)
    {
        var isStranger = Strangers.Has(Caller(attempt.Caller).Evidence(lesson.At));
        if (!isStranger) return false;
        Span<StandingKey> keys = new StandingKey[StandingKeys.Most];
        keys = keys[..StandingKeys.Write(attempt, policy.Numbers, keys)];
        foreach (var key in keys)
            Standing(key).Learn(lesson.At, policy.Likelihoods.OfStranger(lesson.Category), lesson.Weight);
        return true;
    }

    private CallerRecord Caller(CallerKey key) =>
        _callers.TryGetValue(key, out var record) ? record : _callers[key] = new CallerRecord();

    private SourceRecord Source(SourceAddress address) =>
        _sources.TryGetValue(address, out var record) ? record : _sources[address] = new SourceRecord();

    private StandingRecord Standing(StandingKey key) =>
        _standings.TryGetValue(key, out var record) ? record : _standings[key] = new StandingRecord();
}
