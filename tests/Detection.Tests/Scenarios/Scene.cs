using Spit.Detection.Policies;
using Spit.Detection.Records;

namespace Spit.Detection.Tests.Scenarios;

/// <summary>Plays calls in virtual time through records and judge, as grid and edge would.</summary>
internal sealed class Scene
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, CallerRecord> _callers = [];
    private readonly Dictionary<string, SourceRecord> _sources = [];
    private readonly PriorityQueue<Action, (TimeSpan At, int Order)> _events = new();
    private readonly List<Judged> _judged = [];
    private int _order;

    public Policy Policy { get; init; } = Policy.Default;

    /// <summary>Plays the calls, and returns them in the order in which they were judged.</summary>
    public IReadOnlyList<Judged> Play(params IEnumerable<Call>[] plans)
    {
        foreach (var call in plans.SelectMany(plan => plan)) Schedule(call.At, () => Attempt(call));
        while (_events.TryDequeue(out var next, out _)) next();
        return _judged;
    }

    private void Schedule(TimeSpan at, Action action) => _events.Enqueue(action, (at, _order++));

    private void Attempt(Call call)
    {
        var now = Start + call.At;
        var attempt = new CallAttempt
        {
            Caller = new CallerKey(TrustClass.Own, call.Caller),
            Callee = call.Callee,
            Source = AddressOf(call.Source),
            At = now,
        };
        var evidence = new Evidence
        {
            Caller = Record(_callers, call.Caller).Observe(now, call.Callee),
            Source = Record(_sources, call.Source).Observe(now, call.Caller),
        };
        var verdict = Judge.Weigh(attempt, evidence, Policy);
        _judged.Add(new Judged(call, verdict));
        if (verdict.Disposition >= Disposition.Block) return;
        Schedule(call.At + call.Ring + call.Talk, () => End(call, attempt));
    }

    private void End(Call call, CallAttempt attempt)
    {
        var outcome = new CallOutcome
        {
            Caller = attempt.Caller,
            Callee = attempt.Callee,
            Source = attempt.Source,
            EndedAt = attempt.At + call.Ring + call.Talk,
            Code = call.Code,
            Duration = call.Talk,
            CalleeHungUp = call.CalleeHangsUp,
        };
        Record(_callers, call.Caller).Learn(outcome, Policy);
        Record(_sources, call.Source).Learn(outcome, Policy);
    }

    private static T Record<T>(Dictionary<string, T> records, string key)
        where T : new()
    {
        if (!records.TryGetValue(key, out var record)) records.Add(key, record = new T());
        return record;
    }

    private static SourceAddress AddressOf(string text) =>
        SourceAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text);
}
