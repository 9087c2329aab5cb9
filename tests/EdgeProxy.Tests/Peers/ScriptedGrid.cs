using System.Collections.Concurrent;
using Spit.Detection;
using Spit.Detection.Lists;
using Spit.EdgeProxy.Grid;

namespace Spit.EdgeProxy.Tests.Peers;

/// <summary>A grid that answers what the test tells it, and remembers what it was asked and told.</summary>
internal sealed class ScriptedGrid : IGrid
{
    /// <summary>Known to be innocent: a caller with good calls and no haste.</summary>
    public static readonly Evidence Innocent = new()
    {
        Caller = new CallerEvidence { Attempts10s = 1, AttemptsTotal = 1 },
    };

    /// <summary>Fast and wide: two families of signals, enough for a block.</summary>
    public static readonly Evidence Guilty = new()
    {
        Caller = new CallerEvidence
        {
            Attempts10s = 100,
            Attempts1m = 300,
            Attempts1h = 300,
            Attempts24h = 300,
            Callees1h = 300,
            AttemptsTotal = 300,
        },
    };

    public ListIndex Lists { get; set; } = ListIndex.Empty;

    public bool IsConnected => true;

    public ConcurrentQueue<CallAttempt> Asked { get; } = new();

    public ConcurrentQueue<EndedCall> Ended { get; } = new();

    public IEnumerable<CallOutcome> Outcomes => Ended.Select(call => call.Outcome);

    public Func<CallAttempt, ValueTask<Evidence>> Answer { get; set; } = _ => ValueTask.FromResult(Innocent);

    public ValueTask<Evidence> AskAsync(CallAttempt attempt)
    {
        Asked.Enqueue(attempt);
        return Answer(attempt);
    }

    public void Report(EndedCall call) => Ended.Enqueue(call);
}
