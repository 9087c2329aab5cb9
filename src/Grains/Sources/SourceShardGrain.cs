using Orleans.Concurrency;
using Spit.Detection;
using Spit.Detection.Records;
using Spit.Grains.Policies;
using Spit.Grains.Shards;
using Spit.Grains.Shelves;

namespace Spit.Grains.Sources;

/// <summary>Owns the <see cref="SourceRecord"/>s of one shard.</summary>
/// <remarks>A crash of its silo loses what was counted in the last <see cref="ShelfOptions.Interval"/>.</remarks>
[GrainType("source-shard")]
[ShardPlacement]
[Reentrant]
internal sealed class SourceShardGrain(ShelfServices services, RunningPolicy policy)
    : ShardGrain<SourceAddress, SourceRecord>(services, ShelfKind.Source), ISourceShardGrain
{
    private readonly Tickets<SourceEvidence> _tickets = new(services.Time);

    public Task<SourceEvidence> Observe(CallAttempt attempt) => Shelf.TryFind(attempt.Source, out var slot)
        ? Task.FromResult(Observe(slot, attempt))
        : ObserveLateAsync(attempt);

    // Who has to be read from the store keeps nobody waiting that came with him.
    public Task<SourceEvidence?[]> ObserveHeld(CallAttempt[] attempts) =>
        Task.FromResult(Array.ConvertAll(
            attempts,
            attempt => Shelf.TryFind(attempt.Source, out var slot) ? Observe(slot, attempt) : null));

    public async Task Learn(CallOutcome outcome, bool isStranger)
    {
        var slot = await Shelf.FindAsync(outcome.Attempt.Source);
        slot.Record.Learn(outcome, isStranger, policy.Current);
        Shelf.Touch(slot);
    }

    public async Task Learn(CallReport report, bool isStranger)
    {
        var slot = await Shelf.FindAsync(report.Attempt.Source);
        slot.Record.Learn(report, isStranger, policy.Current);
        Shelf.Touch(slot);
    }

    public async Task Learn(ChallengeResult result, bool isStranger)
    {
        var slot = await Shelf.FindAsync(result.Attempt.Source);
        slot.Record.Learn(result, isStranger, policy.Current);
        Shelf.Touch(slot);
    }

    public async Task<SourceEvidence?> Read(SourceAddress address)
    {
        var slot = await Shelf.FindAsync(address);
        if (!slot.Record.IsEmpty)
        {
            return slot.Record.Evidence(Now);
        }
        Shelf.Forget(slot);
        return null;
    }

    // Over UDP whoever forges source addresses can invent as many as he likes.
    protected override bool IsWorthKeeping(SourceAddress key, SourceRecord record) => !record.IsSeenOnce;

    private async Task<SourceEvidence> ObserveLateAsync(CallAttempt attempt) =>
        Observe(await Shelf.FindAsync(attempt.Source), attempt);

    private SourceEvidence Observe(Slot<SourceAddress, SourceRecord> slot, CallAttempt attempt)
    {
        if (attempt.IsAgain && _tickets.Find(attempt.Ticket) is { } answered)
        {
            return answered;
        }
        var evidence = slot.Record.Observe(Now, attempt.Caller.Identity);
        _tickets.Add(attempt.Ticket, evidence);
        Shelf.Touch(slot);
        return evidence;
    }
}
