using Orleans.Placement;
using Spit.Detection;
using Spit.Detection.Records;
using Spit.Detection.Standings;
using Spit.Grains.Policies;
using Spit.Grains.Snapshots;

namespace Spit.Grains.Callers;

/// <summary>Owns one <see cref="CallerRecord"/>.</summary>
/// <remarks>
/// The record is written when it has been dirty for <see cref="SnapshotOptions.Interval"/> and on deactivation. So a
/// crash of its silo loses what was counted since the last snapshot, at most that interval of attempts and outcomes.
/// </remarks>
[GrainType("caller")]
[HashBasedPlacement]
[CollectionAgeLimit(Minutes = 10)]
internal sealed class CallerGrain : Grain, ICallerGrain
{
    private readonly TimeProvider _time;
    private readonly RunningPolicy _policy;
    private readonly Snapshot<CallerRecord> _snapshot;

    public CallerGrain(SnapshotStore store, TimeProvider time, RunningPolicy policy)
    {
        _time = time;
        _policy = policy;
        _snapshot = new Snapshot<CallerRecord>(this, store, "caller");
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken) => _snapshot.LoadAsync(cancellationToken);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _snapshot.CloseAsync(cancellationToken);

    public Task<CallerEvidence> Observe(CallAttempt attempt)
    {
        var now = _time.GetUtcNow();
        var isForeign = CallPattern.IsForeign(attempt.Callee, _policy.Current.Numbers);
        return Task.FromResult(_snapshot.Change(record => record.Observe(now, attempt.Callee, isForeign)));
    }

    public Task<bool> Learn(CallOutcome outcome)
    {
        var (wasStranger, policy) = (WasStranger(outcome.EndedAt), _policy.Current);
        _snapshot.Change(record => record.Learn(outcome, policy));
        return Task.FromResult(wasStranger);
    }

    public Task<bool> Learn(CallReport report)
    {
        var (wasStranger, policy) = (WasStranger(report.At), _policy.Current);
        _snapshot.Change(record => record.Learn(report, policy));
        return Task.FromResult(wasStranger);
    }

    public Task<bool> Learn(ChallengeResult result)
    {
        var (wasStranger, policy) = (WasStranger(result.At), _policy.Current);
        _snapshot.Change(record => record.Learn(result, policy));
        return Task.FromResult(wasStranger);
    }

    public Task Receive(DateTimeOffset at, string from)
    {
        _snapshot.Change(record => record.Receive(at, from));
        return Task.CompletedTask;
    }

    public Task<CallerEvidence?> Read(string? callee)
    {
        if (!_snapshot.Record.IsEmpty)
        {
            return Task.FromResult<CallerEvidence?>(_snapshot.Record.Evidence(_time.GetUtcNow(), callee));
        }
        DeactivateOnIdle();
        return Task.FromResult<CallerEvidence?>(null);
    }

    private bool WasStranger(DateTimeOffset at) => _snapshot.Record.IsStranger(at);
}
