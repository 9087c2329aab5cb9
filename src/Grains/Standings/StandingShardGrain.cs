using System.Diagnostics.CodeAnalysis;
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
internal sealed class StandingShardGrain(ShelfServices services, LocalStandings here)
    : ShardGrain<StandingKey, StandingRecord>(services, ShelfKind.Standing), IStandingShardGrain, ILocalStandings
{
    public async Task<IReadOnlyList<StandingEvidence>> Exchange(IReadOnlyList<StandingBatch> batches)
    {
        var evidence = new StandingEvidence[batches.Count];
        var late = new List<Task>();
        for (var i = 0; i < evidence.Length; i++)
        {
            var taken = TakeAsync(batches[i]);
            if (taken.IsCompletedSuccessfully)
            {
                evidence[i] = taken.Result;
            }
            else
            {
                late.Add(PutAsync(taken, evidence, i));
            }
        }
        // Those that are not in memory are read together.
        await Task.WhenAll(late);
        return evidence;
    }

    public bool TryLook(StandingKey key, [NotNullWhen(true)] out StandingEvidence? known) =>
        Shelf.TryLook(key, Now, static (record, now) => record.Evidence(now), out known);

    public bool TryObserve(
        StandingKey key, StandingAttempt attempt, [NotNullWhen(true)] out StandingEvidence? known) =>
        Shelf.TryChange(key, attempt, static (record, attempt) => Observe(record, attempt), out known);

    public bool TryTell(StandingKey key, StandingAttempt attempt) =>
        Shelf.TryChange(key, attempt, static (record, attempt) => Take(record, attempt), out _);

    // A mere look leaves nothing behind.
    public bool TryExchange(StandingBatch batch, [NotNullWhen(true)] out StandingEvidence? known) => batch.Count > 0
        ? Shelf.TryChange(batch.Key, (batch, Now), Take, out known)
        : TryLook(batch.Key, out known);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        here.Enter(Number, this);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        here.Leave(Number, this);
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    protected override bool IsWorthKeeping(StandingKey key, StandingRecord record) => !record.IsSeenOnce;

    private static async Task PutAsync(ValueTask<StandingEvidence> taken, StandingEvidence[] evidence, int index) =>
        evidence[index] = await taken;

    // As above, or from the store.
    private ValueTask<StandingEvidence> TakeAsync(StandingBatch batch) => batch.Count > 0
        ? Shelf.ChangeAsync(batch.Key, (batch, Now), Take)
        : LookAsync(batch.Key);

    private async ValueTask<StandingEvidence> LookAsync(StandingKey key) =>
        await Shelf.LookAsync(key, Now, static (record, now) => record.IsEmpty ? null : record.Evidence(now))
        ?? StandingEvidence.None;

    private static StandingEvidence Take(StandingRecord record, (StandingBatch Batch, DateTimeOffset Now) news)
    {
        foreach (var attempt in news.Batch.Attempts)
        {
            Take(record, attempt);
        }
        foreach (var lesson in news.Batch.Lessons)
        {
            record.Learn(lesson.At, lesson.LogRatio, lesson.Weight, lesson.IsProof);
        }
        return record.Evidence(news.Now);
    }

    private static StandingEvidence Observe(StandingRecord record, StandingAttempt attempt)
    {
        var known = record.Evidence(attempt.At);
        Take(record, attempt);
        return known;
    }

    private static bool Take(StandingRecord record, StandingAttempt attempt)
    {
        record.Observe(attempt.At, attempt.Caller, attempt.IsStranger, attempt.Attempts1h);
        return true;
    }
}
