using System.Diagnostics.CodeAnalysis;
using Spit.Detection;
using Spit.Grains.Shelves;

namespace Spit.Grains.Shards;

/// <summary>A shard that is asked on the way of a call: it counts attempts and says what is known.</summary>
[ShardPlacement]
internal abstract class CountingShardGrain<TKey, TRecord, TEvidence>
    : ShardGrain<TKey, TRecord>, ILocalShard<TEvidence>
    where TKey : notnull
    where TRecord : class, new()
    where TEvidence : class
{
    private readonly LocalShards<TEvidence> _here;
    private readonly Tickets<TEvidence> _tickets;
    private readonly Func<TRecord, CallAttempt, TEvidence> _observe;

    protected CountingShardGrain(ShelfServices services, ShelfKind kind, LocalShards<TEvidence> here)
        : base(services, kind)
    {
        _here = here;
        _tickets = new Tickets<TEvidence>(services.Time);
        _observe = Observe;
    }

    public Task<TEvidence> Observe(CallAttempt attempt) =>
        Shelf.ChangeAsync(KeyOf(attempt), attempt, _observe).AsTask();

    // Who has to be read from the store keeps nobody waiting that came with him.
    public Task<TEvidence?[]> ObserveHeld(CallAttempt[] attempts) =>
        Task.FromResult(Array.ConvertAll(
            attempts, attempt => TryObserve(attempt, out var evidence) ? evidence : null));

    public bool TryObserve(CallAttempt attempt, [NotNullWhen(true)] out TEvidence? evidence) =>
        Shelf.TryChange(KeyOf(attempt), attempt, _observe, out evidence);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _here.Enter(Number, this);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _here.Leave(Number, this);
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    protected abstract TKey KeyOf(CallAttempt attempt);

    protected abstract TEvidence Count(TRecord record, CallAttempt attempt);

    // One at a time, like all that changes a record of this shard; so the tickets need no lock of their own. They are
    // asked also about an attempt that says nothing of coming again: its like may have overtaken it on another stream.
    private TEvidence Observe(TRecord record, CallAttempt attempt) => _tickets.GetOrAdd(
        attempt.Ticket,
        attempt.IsAgain,
        (Owner: this, Record: record, Attempt: attempt),
        static call => call.Owner.Count(call.Record, call.Attempt));
}
