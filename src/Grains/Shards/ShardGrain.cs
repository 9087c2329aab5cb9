using Spit.Grains.Shelves;

namespace Spit.Grains.Shards;

/// <summary>What shards have in common: they own the records of a part of the keys.</summary>
/// <remarks>
/// Turns of a shard interleave, so a key that is read from the store keeps no other waiting. A shard that belongs on
/// another silo, because one has joined, writes what it has and goes there.
/// </remarks>
[ShardPlacement]
internal abstract class ShardGrain<TKey, TRecord> : Grain
    where TKey : notnull
    where TRecord : class, new()
{
    // Chosen: a minute with the usual interval of five seconds.
    private const int RoundsASweep = 12;

    // Chosen: a silo that joins is given two rounds to settle.
    private const int RoundsAway = 2;

    private readonly ShelfServices _services;
    private readonly ShelfKind _kind;
    private Shelf<TKey, TRecord>? _shelf;
    private int _rounds;
    private int _roundsAway;

    protected ShardGrain(ShelfServices services, ShelfKind kind)
    {
        _services = services;
        _kind = kind;
    }

    protected Shelf<TKey, TRecord> Shelf => _shelf!;

    protected int Number => (int)this.GetPrimaryKeyLong();

    protected DateTimeOffset Now => _services.Time.GetUtcNow();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _shelf = new Shelf<TKey, TRecord>(_services, _kind, Number, IsWorthKeeping);
        // Not all at once: the first round comes earlier, by the number of the shard.
        var interval = _services.Options.Interval;
        this.RegisterGrainTimer(RoundAsync, new GrainTimerCreationOptions(interval * (Number % 16 + 1) / 16, interval)
        {
            Interleave = true,
            // A shard that is only asked without messages would look idle.
            KeepAlive = true,
        });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Shelf.CloseAsync().WaitAsync(cancellationToken);

    protected abstract bool IsWorthKeeping(TKey key, TRecord record);

    private async Task RoundAsync()
    {
        await Shelf.WriteAsync();
        if (++_rounds % RoundsASweep == 0)
        {
            Shelf.Sweep();
        }
        _roundsAway = _services.Homes.IsHome(this.GetGrainId()) ? 0 : _roundsAway + 1;
        if (_roundsAway >= RoundsAway)
        {
            DeactivateOnIdle();
        }
    }
}
