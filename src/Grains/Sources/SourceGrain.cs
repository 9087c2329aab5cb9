using Orleans.Placement;
using Spit.Detection;
using Spit.Detection.Records;
using Spit.Grains.Policies;
using Spit.Grains.Snapshots;

namespace Spit.Grains.Sources;

/// <summary>Owns one <see cref="SourceRecord"/>.</summary>
/// <remarks>
/// The record is written when it has been dirty for <see cref="SnapshotOptions.Interval"/> and on deactivation. So a
/// crash of its silo loses what was counted since the last snapshot, at most that interval of attempts and outcomes.
/// </remarks>
[GrainType("source")]
[HashBasedPlacement]
[CollectionAgeLimit(Minutes = 10)]
internal sealed class SourceGrain : Grain, ISourceGrain
{
    private readonly TimeProvider _time;
    private readonly RunningPolicy _policy;
    private readonly Snapshot<SourceRecord> _snapshot;

    public SourceGrain(SnapshotStore store, TimeProvider time, RunningPolicy policy)
    {
        _time = time;
        _policy = policy;
        _snapshot = new Snapshot<SourceRecord>(this, store, "source");
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken) => _snapshot.LoadAsync(cancellationToken);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _snapshot.CloseAsync(cancellationToken);

    public Task<SourceEvidence> Observe(CallAttempt attempt)
    {
        var evidence = _snapshot.Record.Observe(_time.GetUtcNow(), attempt.Caller.Identity);
        _snapshot.Touch();
        return Task.FromResult(evidence);
    }

    public Task Learn(CallOutcome outcome, bool isStranger)
    {
        _snapshot.Record.Learn(outcome, isStranger, _policy.Current);
        return Learnt();
    }

    public Task Learn(CallReport report, bool isStranger)
    {
        _snapshot.Record.Learn(report, isStranger, _policy.Current);
        return Learnt();
    }

    public Task Learn(ChallengeResult result, bool isStranger)
    {
        _snapshot.Record.Learn(result, isStranger, _policy.Current);
        return Learnt();
    }

    public Task<SourceEvidence?> Read()
    {
        if (!_snapshot.Record.IsEmpty)
        {
            return Task.FromResult<SourceEvidence?>(_snapshot.Record.Evidence(_time.GetUtcNow()));
        }
        DeactivateOnIdle();
        return Task.FromResult<SourceEvidence?>(null);
    }

    private Task Learnt()
    {
        _snapshot.Touch();
        return Task.CompletedTask;
    }
}
