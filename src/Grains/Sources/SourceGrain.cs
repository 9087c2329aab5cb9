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
        var now = _time.GetUtcNow();
        return Task.FromResult(_snapshot.Change(record => record.Observe(now, attempt.Caller.Identity)));
    }

    public Task Learn(CallOutcome outcome, bool isStranger)
    {
        var policy = _policy.Current;
        _snapshot.Change(record => record.Learn(outcome, isStranger, policy));
        return Task.CompletedTask;
    }

    public Task Learn(CallReport report, bool isStranger)
    {
        var policy = _policy.Current;
        _snapshot.Change(record => record.Learn(report, isStranger, policy));
        return Task.CompletedTask;
    }

    public Task Learn(ChallengeResult result, bool isStranger)
    {
        var policy = _policy.Current;
        _snapshot.Change(record => record.Learn(result, isStranger, policy));
        return Task.CompletedTask;
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
}
