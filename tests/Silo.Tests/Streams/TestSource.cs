using System.Collections.Concurrent;
using Spit.Detection;
using Spit.Grains.Sources;

namespace Spit.Silo.Tests.Streams;

/// <summary>Holds every question until the test answers it.</summary>
internal sealed class TestSource : ISource
{
    public ConcurrentQueue<TaskCompletionSource<SourceEvidence>> Asked { get; } = new();

    public Task<SourceEvidence> Observe(CallAttempt attempt)
    {
        var answer = new TaskCompletionSource<SourceEvidence>();
        Asked.Enqueue(answer);
        return answer.Task;
    }

    public Task Learn(CallOutcome outcome, bool isStranger) => Task.CompletedTask;

    public Task Learn(CallReport report, bool isStranger) => Task.CompletedTask;

    public Task Learn(ChallengeResult result, bool isStranger) => Task.CompletedTask;

    public Task<SourceEvidence?> Read() => Task.FromResult<SourceEvidence?>(null);
}
