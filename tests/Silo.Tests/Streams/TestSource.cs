using System.Collections.Concurrent;
using Spit.Detection;
using Spit.Grains.Sources;

namespace Spit.Silo.Tests.Streams;

/// <summary>One owner for all shards: holds every question until the test answers it.</summary>
internal sealed class TestSource : ISourceShardGrain
{
    public ConcurrentQueue<TaskCompletionSource<SourceEvidence>> Asked { get; } = new();

    public Task<SourceEvidence> Observe(CallAttempt attempt)
    {
        var answer = new TaskCompletionSource<SourceEvidence>();
        Asked.Enqueue(answer);
        return answer.Task;
    }

    public Task<SourceEvidence?[]> ObserveHeld(CallAttempt[] attempts) =>
        Task.FromResult(new SourceEvidence?[attempts.Length]);

    public Task Learn(CallOutcome outcome, bool isStranger) => Task.CompletedTask;

    public Task Learn(CallReport report, bool isStranger) => Task.CompletedTask;

    public Task Learn(ChallengeResult result, bool isStranger) => Task.CompletedTask;

    public Task Learn(SourceProbes probes) => Task.CompletedTask;

    public Task<SourceEvidence?> Read(SourceAddress address) => Task.FromResult<SourceEvidence?>(null);
}
