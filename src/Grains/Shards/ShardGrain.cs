using Spit.Grains.Shelves;

namespace Spit.Grains.Shards;

/// <summary>What shards have in common: they own the records of a part of the keys.</summary>
/// <remarks>
/// Turns of a shard interleave, so a key that is read from the store keeps no other waiting. A shard that belongs on
/// another silo, because one has joined or this one ends, writes what it has and goes there.
/// </remarks>
[ShardPlacement]
internal abstract class ShardGrain<TKey, TRecord> : Grain, IRosteredShard
    where TKey : notnull
    where TRecord : class, new()
{
    // Chosen: a minute with the usual interval of five seconds.
    private const int RoundsASweep = 12;

    // Chosen: longer than a silo takes to send its shards away before it ends; until then it seems to be their home.
    private static readonly TimeSpan LongestAway = TimeSpan.FromSeconds(10);

    private readonly ShelfServices _services;
    private readonly ShelfKind _kind;
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Shelf<TKey, TRecord>? _shelf;
    private int _rounds;
    private long? _awaySince;

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
        _services.Roster.Enter(this);
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        try
        {
            await Shelf.CloseAsync().WaitAsync(cancellationToken);
        }
        finally
        {
            _services.Roster.Leave(this);
            _left.TrySetResult();
        }
    }

    public async Task MoveAsync()
    {
        // What is written now is not to be written while calls wait for the next owner.
        await Shelf.WriteAllAsync();
        this.MigrateOnIdle();
        await _left.Task;
    }

    protected abstract bool IsWorthKeeping(TKey key, TRecord record);

    private async Task RoundAsync()
    {
        await Shelf.WriteAsync();
        if (++_rounds % RoundsASweep == 0)
        {
            Shelf.Sweep();
        }
        if (_services.Homes.IsHome(this.GetGrainId()))
        {
            _awaySince = null;
            return;
        }
        _awaySince ??= _services.Time.GetTimestamp();
        if (_services.Time.GetElapsedTime(_awaySince.Value) >= LongestAway)
        {
            this.MigrateOnIdle();
        }
    }
}
