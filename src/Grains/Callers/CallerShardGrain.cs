using Orleans.Concurrency;
using Spit.Detection;
using Spit.Detection.Records;
using Spit.Detection.Standings;
using Spit.Grains.Policies;
using Spit.Grains.Shards;
using Spit.Grains.Shelves;

namespace Spit.Grains.Callers;

/// <summary>Owns the <see cref="CallerRecord"/>s of one shard.</summary>
/// <remarks>A crash of its silo loses what was counted in the last <see cref="ShelfOptions.Interval"/>.</remarks>
[GrainType("caller-shard")]
[ShardPlacement]
[Reentrant]
internal sealed class CallerShardGrain(ShelfServices services, RunningPolicy policy)
    : ShardGrain<CallerKey, CallerRecord>(services, ShelfKind.Caller), ICallerShardGrain
{
    private readonly Tickets<CallerEvidence> _tickets = new(services.Time);

    public Task<CallerEvidence> Observe(CallAttempt attempt) => Shelf.TryFind(attempt.Caller, out var slot)
        ? Task.FromResult(Observe(slot, attempt))
        : ObserveLateAsync(attempt);

    // Who has to be read from the store keeps nobody waiting that came with him.
    public Task<CallerEvidence?[]> ObserveHeld(CallAttempt[] attempts) =>
        Task.FromResult(Array.ConvertAll(
            attempts,
            attempt => Shelf.TryFind(attempt.Caller, out var slot) ? Observe(slot, attempt) : null));

    public async Task<bool> Learn(CallOutcome outcome)
    {
        var slot = await Shelf.FindAsync(outcome.Attempt.Caller);
        var wasStranger = slot.Record.IsStranger(outcome.EndedAt);
        slot.Record.Learn(outcome, policy.Current);
        Shelf.Touch(slot);
        return wasStranger;
    }

    public async Task<bool> Learn(CallReport report)
    {
        var slot = await Shelf.FindAsync(report.Attempt.Caller);
        var wasStranger = slot.Record.IsStranger(report.At);
        slot.Record.Learn(report, policy.Current);
        Shelf.Touch(slot);
        return wasStranger;
    }

    public async Task<bool> Learn(ChallengeResult result)
    {
        var slot = await Shelf.FindAsync(result.Attempt.Caller);
        var wasStranger = slot.Record.IsStranger(result.At);
        slot.Record.Learn(result, policy.Current);
        Shelf.Touch(slot);
        return wasStranger;
    }

    public async Task Receive(CallerKey key, DateTimeOffset at, string from)
    {
        var slot = await Shelf.FindAsync(key);
        slot.Record.Receive(at, from);
        Shelf.Touch(slot);
    }

    public async Task<CallerEvidence?> Read(CallerKey key, string? callee)
    {
        var slot = await Shelf.FindAsync(key);
        if (!slot.Record.IsEmpty)
        {
            return slot.Record.Evidence(Now, callee);
        }
        Shelf.Forget(slot);
        return null;
    }

    // Own subscribers cannot be invented; whoever else calls once is on probation.
    protected override bool IsWorthKeeping(CallerKey key, CallerRecord record) =>
        key.Trust == TrustClass.Own || !record.IsSeenOnce;

    private async Task<CallerEvidence> ObserveLateAsync(CallAttempt attempt) =>
        Observe(await Shelf.FindAsync(attempt.Caller), attempt);

    private CallerEvidence Observe(Slot<CallerKey, CallerRecord> slot, CallAttempt attempt)
    {
        if (attempt.IsAgain && _tickets.Find(attempt.Ticket) is { } answered)
        {
            return answered;
        }
        var evidence = slot.Record.Observe(
            Now, attempt.Callee, CallPattern.IsForeign(attempt.Callee, policy.Current.Numbers));
        _tickets.Add(attempt.Ticket, evidence);
        Shelf.Touch(slot);
        return evidence;
    }
}
