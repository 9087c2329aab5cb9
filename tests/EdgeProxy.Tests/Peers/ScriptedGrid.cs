using System.Collections.Concurrent;
using Spit.Detection;
using Spit.Detection.Likelihoods;
using Spit.Detection.Lists;
using Spit.EdgeProxy.Grid;

namespace Spit.EdgeProxy.Tests.Peers;

/// <summary>A grid that answers what the test tells it, and remembers what it was asked and told.</summary>
internal sealed class ScriptedGrid : IGrid
{
    /// <summary>
    /// Under <see cref="Likelihoods"/>: allowed. Nobody calls more slowly, or fewer people.
    /// </summary>
    public static readonly Evidence Innocent = new()
    {
        Caller = new CallerEvidence { Attempts10s = 1, Callees1h = 1, AttemptsTotal = 1 },
    };

    /// <summary>Under <see cref="Likelihoods"/>: blocked. Fast and wide are two families of signals.</summary>
    public static readonly Evidence Guilty = new()
    {
        Caller = new CallerEvidence
        {
            Attempts10s = 100,
            Attempts24h = 300,
            Callees1h = 300,
            AttemptsTotal = 300,
        },
    };

    /// <summary>What the tests' verdicts rest on, so that none of them hangs on what was learned last.</summary>
    public static readonly LikelihoodTable Likelihoods = new(
        "made for tests",
        new double[OutcomeCategory.Count],
        new double[OutcomeCategory.Count],
        new Dictionary<string, Curve>
        {
            ["CALLER_BURST.ten_seconds"] = new([0, 1, 6], [-1, -1, 6]),
            ["CALLEE_FANOUT.hour"] = new([0, 1, 8], [-1, -1, 6]),
        });

    public ListIndex Lists { get; set; } = ListIndex.Empty;

    public bool IsConnected => true;

    public ConcurrentQueue<CallAttempt> Asked { get; } = new();

    public ConcurrentQueue<EndedCall> Ended { get; } = new();

    public IEnumerable<CallOutcome> Outcomes => Ended.Select(call => call.Outcome);

    public Func<CallAttempt, ValueTask<Evidence>> Answer { get; set; } = _ => ValueTask.FromResult(Innocent);

    public ConcurrentQueue<LiveBlock> Blocked { get; } = new();

    /// <summary>Is refused without asking.</summary>
    public CallerKey? Held { get; set; }

    public bool IsLiveBlocked(CallerKey caller) => caller == Held;

    public void Block(LiveBlock block) => Blocked.Enqueue(block);

    public ValueTask<Evidence> AskAsync(CallAttempt attempt)
    {
        Asked.Enqueue(attempt);
        return Answer(attempt);
    }

    public void Report(EndedCall call) => Ended.Enqueue(call);

    public ConcurrentQueue<SourceProbes> Told { get; } = new();

    public void Tell(SourceProbes probes) => Told.Enqueue(probes);
}
