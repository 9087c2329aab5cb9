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
    public async Task<IReadOnlyList<StandingEvidence>> Exchange(IReadOnlyList<StandingBatch> batches)
    {
        // Those that are not in memory are read together.
        await Task.WhenAll(batches.Where(batch => !Shelf.TryFind(batch.Key, out _))
            .Select(batch => Shelf.FindAsync(batch.Key)));
        var evidence = new StandingEvidence[batches.Count];
        for (var i = 0; i < evidence.Length; i++)
        {
            // Again: what was found before the others may have gone while they were read.
            evidence[i] = Take(await Shelf.FindAsync(batches[i].Key), batches[i]);
        }
        return evidence;
    }

    protected override bool IsWorthKeeping(StandingKey key, StandingRecord record) => !record.IsSeenOnce;

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
