using Orleans.Placement;
using Spit.Detection.Standings;
using Spit.Grains.Snapshots;

namespace Spit.Grains.Standings;

/// <summary>Owns one <see cref="StandingRecord"/>.</summary>
/// <remarks>
/// The record is written when it has been dirty for <see cref="SnapshotOptions.Interval"/> and on deactivation, as a
/// caller's is.
/// </remarks>
[GrainType("standing")]
[HashBasedPlacement]
[CollectionAgeLimit(Minutes = 10)]
internal sealed class StandingGrain : Grain, IStandingGrain
{
    private readonly TimeProvider _time;
    private readonly Snapshot<StandingRecord> _snapshot;

    public StandingGrain(SnapshotStore store, TimeProvider time)
    {
        _time = time;
        _snapshot = new Snapshot<StandingRecord>(this, store, "standing");
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken) => _snapshot.LoadAsync(cancellationToken);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _snapshot.CloseAsync(cancellationToken);

    public Task<StandingEvidence> Exchange(StandingBatch batch)
    {
        if (batch.Count > 0) _snapshot.Change(record => Count(record, batch));
        return Task.FromResult(_snapshot.Record.Evidence(_time.GetUtcNow()));
    }

    private static void Count(StandingRecord record, StandingBatch batch)
    {
        foreach (var attempt in batch.Attempts)
            record.Observe(attempt.At, attempt.Caller, attempt.IsStranger, attempt.Attempts1h);
        foreach (var lesson in batch.Lessons)
            record.Learn(lesson.At, lesson.LogRatio, lesson.Weight, lesson.IsProof);
    }
}
