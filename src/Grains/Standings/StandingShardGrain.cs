using Orleans.Concurrency;
using Spit.Detection.Standings;
using Spit.Grains.Shards;
using Spit.Grains.Shelves;

namespace Spit.Grains.Standings;

/// <summary>Owns the <see cref="StandingRecord"/>s of one shard.</summary>
/// <remarks>A crash of its silo loses what was counted in the last <see cref="ShelfOptions.Interval"/>.</remarks>
[GrainType("standing-shard")]
[ShardPlacement]
[Reentrant]
internal sealed class StandingShardGrain(ShelfServices services)
    : ShardGrain<StandingKey, StandingRecord>(services, ShelfKind.Standing), IStandingShardGrain
{
    public Task<IReadOnlyList<StandingEvidence>> Exchange(IReadOnlyList<StandingBatch> batches)
    {
        var missing = batches.Where(batch => !Shelf.TryFind(batch.Key, out _)).ToList();
        return missing.Count == 0
            ? Task.FromResult<IReadOnlyList<StandingEvidence>>(TakeAll(batches))
            : ExchangeLateAsync(batches, missing);
    }

    // Those that are not in memory are read together.
    private async Task<IReadOnlyList<StandingEvidence>> ExchangeLateAsync(
        IReadOnlyList<StandingBatch> batches, List<StandingBatch> missing)
    {
        do
        {
            await Task.WhenAll(missing.Select(batch => Shelf.FindAsync(batch.Key)));
            // Again: what was found before the others may have gone while they were read.
            missing.RemoveAll(batch => Shelf.TryFind(batch.Key, out _));
        }
        while (missing.Count > 0);
        return await Exchange(batches);
    }

    protected override bool IsWorthKeeping(StandingKey key, StandingRecord record) => !record.IsSeenOnce;

    private StandingEvidence[] TakeAll(IReadOnlyList<StandingBatch> batches)
    {
        var evidence = new StandingEvidence[batches.Count];
        for (var i = 0; i < evidence.Length; i++)
        {
            Shelf.TryFind(batches[i].Key, out var slot);
            evidence[i] = Take(slot!, batches[i]);
        }
        return evidence;
    }

    private StandingEvidence Take(Slot<StandingKey, StandingRecord> slot, StandingBatch batch)
    {
        var record = slot.Record;
        foreach (var attempt in batch.Attempts)
        {
            record.Observe(attempt.At, attempt.Caller, attempt.IsStranger, attempt.Attempts1h);
        }
        foreach (var lesson in batch.Lessons)
        {
            record.Learn(lesson.At, lesson.LogRatio, lesson.Weight, lesson.IsProof);
        }
        var evidence = record.Evidence(Now);
        if (batch.Count > 0)
        {
            Shelf.Touch(slot);
        }
        else if (record.IsEmpty)
        {
            Shelf.Forget(slot);
        }
        return evidence;
    }
}
