using System.Runtime.InteropServices;
using Spit.Detection.Likelihoods;
using Spit.Detection.Policies;
using Spit.Detection.Records;
using Spit.Detection.Standings;

namespace Spit.Detection.Backtests;

/// <summary>The whole grid in memory: the records that grains own, without the cluster around them.</summary>
/// <remarks>Not thread-safe. The order of what is asked and told is that of the live grid.</remarks>
public sealed class VirtualGrid
{
    private readonly Policy _policy;
    private readonly Dictionary<CallerKey, CallerSlot> _callers = [];
    private readonly Dictionary<string, Inbox> _inboxes = new(StringComparer.Ordinal);
    private readonly Dictionary<SourceAddress, SourceRecord> _sources = [];
    private readonly Dictionary<StandingKey, StandingRecord> _standings = [];
    private readonly StandingKey[] _keys = new StandingKey[StandingKeys.Most];
    private readonly StandingEvidence?[] _found = new StandingEvidence?[StandingKeys.Most];
    private readonly Func<StandingKey, StandingRecord> _standingOf;

    public VirtualGrid(Policy policy)
    {
        _policy = policy;
        _standingOf = Standing;
    }

    /// <summary>Counts an attempt and tells what is known, as the grid answers an edge.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="evidence">What is known, the attempt itself counted for caller and source.</param>
    /// <returns>What the lessons of this call are told to.</returns>
    public ObservedCall Observe(CallAttempt attempt, out Evidence evidence)
    {
        var slot = Slot(attempt.Caller);
        var standings = slot.Like(attempt, _policy.Numbers, _standingOf) ?? FindStandings(attempt, slot);
        var call = new ObservedCall(attempt, slot.Record, Source(attempt.Source), standings);
        var caller = call.Caller.Observe(attempt.At, attempt, _policy.Numbers);
        var source = call.Source.Observe(attempt.At, attempt);
        var isStranger = Strangers.Has(caller);
        for (var i = 0; i < standings.Length; i++)
        {
            _found[i] = standings[i].Evidence(attempt.At);
            standings[i].Observe(attempt.At, attempt.Caller, isStranger, caller.Attempts1h);
        }
        evidence = new Evidence
        {
            Caller = caller,
            Source = source,
            Standings = StandingSet.ByKind(slot.Kinds, _found),
        };
        return call;
    }

    /// <summary>Learns how a call ended that was delivered.</summary>
    /// <returns>As what it counted, and whether its caller was a stranger.</returns>
    public (int Category, bool IsStranger) Learn(ObservedCall call, CallOutcome outcome)
    {
        var (category, isStranger) = (OutcomeCategory.Neutral, false);
        if (Lesson.Of(outcome, _policy) is { } lesson)
        {
            category = lesson.Category;
            isStranger = LearnTogether(call, lesson);
            call.Source.Learn(outcome, isStranger, _policy);
            call.Caller.Learn(outcome, _policy);
        }
        if (Reciprocity.Credits(outcome))
            InboxOf(outcome.Attempt.Callee).Receive(outcome.EndedAt, outcome.Attempt.Caller.Identity);
        return (category, isStranger);
    }

    /// <summary>Learns a complaint.</summary>
    public (int Category, bool IsStranger) Learn(ObservedCall call, CallReport report)
    {
        var lesson = Lesson.Of(report);
        var isStranger = LearnTogether(call, lesson);
        call.Source.Learn(report, isStranger, _policy);
        call.Caller.Learn(report, _policy);
        return (lesson.Category, isStranger);
    }

    /// <summary>Learns how a challenge went.</summary>
    public (int Category, bool IsStranger) Learn(ObservedCall call, ChallengeResult result)
    {
        var lesson = Lesson.Of(result);
        var isStranger = LearnTogether(call, lesson);
        call.Source.Learn(result, isStranger, _policy);
        call.Caller.Learn(result, _policy);
        return (lesson.Category, isStranger);
    }

    /// <summary>What is known about a caller, without counting anything; null: nothing.</summary>
    public CallerEvidence? Read(CallerKey key, DateTimeOffset now) =>
        _callers.TryGetValue(key, out var slot) ? slot.Record.Evidence(now) : null;

    // Whether the caller is a stranger is told by what was known before this lesson.
    private bool LearnTogether(ObservedCall call, in Lesson lesson)
    {
        if (!call.Caller.IsStranger(lesson.At)) return false;
        var ratio = _policy.Likelihoods.OfStranger(lesson.Category);
        foreach (var standing in call.Standings) standing.Learn(lesson.At, ratio, lesson.Weight, lesson.IsProof);
        return true;
    }

    private StandingRecord[] FindStandings(CallAttempt attempt, CallerSlot slot)
    {
        var keys = _keys.AsSpan(0, StandingKeys.Write(attempt, _policy.Numbers, _keys));
        var standings = new StandingRecord[keys.Length];
        for (var i = 0; i < keys.Length; i++) standings[i] = Standing(keys[i]);
        slot.Keep(attempt, _policy.Numbers, keys, standings);
        return standings;
    }

    private CallerSlot Slot(CallerKey key)
    {
        if (_callers.TryGetValue(key, out var slot)) return slot;
        var (first, second) = Reciprocity.KeysOf(key.Identity, _policy.Numbers);
        return _callers[key] = new CallerSlot(key == first || key == second ? InboxOf(key.Identity) : new Inbox());
    }

    // Both keys under which somebody may call receive the same calls: they share what they received.
    private Inbox InboxOf(string identity)
    {
        ref var inbox = ref CollectionsMarshal.GetValueRefOrAddDefault(_inboxes, identity, out _);
        return inbox ??= new Inbox();
    }

    private SourceRecord Source(SourceAddress address)
    {
        ref var record = ref CollectionsMarshal.GetValueRefOrAddDefault(_sources, address, out _);
        return record ??= new SourceRecord();
    }

    private StandingRecord Standing(StandingKey key)
    {
        ref var record = ref CollectionsMarshal.GetValueRefOrAddDefault(_standings, key, out _);
        return record ??= new StandingRecord();
    }
}
