using System.Collections.Concurrent;
using Spit.Detection;
using Spit.Grains.Callers;

namespace Spit.Silo.Tests.Streams;

/// <summary>One owner for all shards: holds every question until the test answers it.</summary>
internal sealed class TestCaller : ICallerShardGrain
{
    public ConcurrentQueue<TaskCompletionSource<CallerEvidence>> Asked { get; } = new();

    public Task<CallerEvidence> Observe(CallAttempt attempt)
    {
        var answer = new TaskCompletionSource<CallerEvidence>();
        Asked.Enqueue(answer);
        return answer.Task;
    }

    public Task<CallerEvidence?[]> ObserveHeld(CallAttempt[] attempts) =>
        Task.FromResult(new CallerEvidence?[attempts.Length]);

    public Task<bool> Learn(CallOutcome outcome) => Task.FromResult(true);

    public Task<bool> Learn(CallReport report) => Task.FromResult(true);

    public Task<bool> Learn(ChallengeResult result) => Task.FromResult(true);

    public Task<int> RevokeCredits(CallerKey key) => Task.FromResult(0);

    public Task Receive(CallerKey key, DateTimeOffset at, string from) => Task.CompletedTask;

    public Task<CallerEvidence?> Read(CallerKey key, string? callee) => Task.FromResult<CallerEvidence?>(null);
}
