using Microsoft.Extensions.Hosting;

namespace Spit.Grains.Shards;

/// <summary>Sends the shards of a silo that ends to the others, while it is still one of them.</summary>
/// <remarks>
/// Left to the framework, shards would end together with the silo's membership, and begin elsewhere before they have
/// written their last records.
/// </remarks>
internal sealed class ShardExit(ShardRoster roster, ShardHomes homes) : IHostedLifecycleService
{
    // Chosen: half of the time that a silo is given to end; what has not gone by then is written all the same.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    // Chosen: calls wait for a shard on the move, so each is to move quickly, and not all at once.
    private const int AtATime = 2;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        homes.Leave();
        if (!homes.HasOthers)
        {
            return;
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        var moves = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = limit.Token };
        await Parallel
            .ForEachAsync(roster.Shards, moves, async (shard, stop) => await shard.MoveAsync().WaitAsync(stop))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
