using System.Collections.Concurrent;
using Spit.Detection.Standings;
using Spit.Grains.Standings;

namespace Spit.Silo.Tests.Streams;

/// <summary>One owner for all shards: answers at once, or when the test lets it; keeps what it was told.</summary>
internal sealed class TestStanding : IStandingShardGrain
{
    public ConcurrentQueue<StandingBatch> Told { get; } = new();

    /// <summary>Answers wait for it.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public StandingEvidence Evidence { get; set; } = new() { Suspicion = 1 };

    public async Task<IReadOnlyList<StandingEvidence>> Exchange(IReadOnlyList<StandingBatch> batches)
    {
        foreach (var batch in batches)
        {
            Told.Enqueue(batch);
        }
        await Gate;
        return [.. batches.Select(_ => Evidence)];
    }
}
