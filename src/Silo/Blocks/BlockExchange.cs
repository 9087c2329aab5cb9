using System.Threading.Channels;
using Google.Protobuf;
using Spit.Silo.Api;
using Spit.Silo.Store;
using StackExchange.Redis;
using P = Spit.Protocol.V1;

namespace Spit.Silo.Blocks;

/// <summary>Tells the other silos what was blocked at this one's edges, and takes in what they tell.</summary>
/// <remarks>
/// It goes over the store's publish and subscribe and not over a grain, so that it does not wait for the owner of
/// anything to be found again after a silo was lost. Messages are not kept: a silo that starts, or was cut off from the
/// store, asks the others for all they hold, and tells them all it holds.
/// </remarks>
internal sealed class BlockExchange(
    LiveBlocks blocks, StoreConnection store, SiloOptions options, TimeProvider time, ILogger<BlockExchange> logger)
    : BackgroundService
{
    // Chosen: below the 32 kB from which Redis' buffers for subscribers begin to hurt.
    private const int MostAtOnce = 256;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Channel<LiveBlock> _news = Channel.CreateBounded<LiveBlock>(
        new BoundedChannelOptions(LiveBlocks.Capacity) { FullMode = BoundedChannelFullMode.DropOldest });

    private ISubscriber? _subscriber;

    private RedisChannel News => RedisChannel.Literal(options.ClusterId + "/blocks");

    private RedisChannel Questions => RedisChannel.Literal(options.ClusterId + "/blocks/all");

    /// <summary>Takes in what an edge of this silo has blocked, and tells the others.</summary>
    public void Announce(LiveBlock block)
    {
        if (blocks.Add(block))
        {
            _news.Writer.TryWrite(block);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        store.Connection.ConnectionRestored -= OnRestored;
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await SubscribeAsync(stoppingToken);
        while (await _news.Reader.WaitToReadAsync(stoppingToken))
        {
            var batch = new P.GridFrame();
            while (batch.Blocks.Count < MostAtOnce && _news.Reader.TryRead(out var block))
            {
                batch.Blocks.Add(Wire.Of(block, time.GetUtcNow()));
            }
            try
            {
                await _subscriber!.PublishAsync(News, batch.ToByteArray());
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                LiveBlockLog.NotTold(logger, e);
            }
        }
    }

    // The connection for subscriptions comes up after the one for commands, and until then refuses at once.
    private async Task SubscribeAsync(CancellationToken stop)
    {
        _subscriber = store.Connection.GetSubscriber();
        store.Connection.ConnectionRestored += OnRestored;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await _subscriber.SubscribeAsync(News, (_, message) => Take(message));
                await _subscriber.SubscribeAsync(Questions, (_, _) => TellAll());
                await AskAllAsync();
                return;
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                await Task.Delay(Pause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Take(RedisValue message)
    {
        try
        {
            foreach (var wire in P.GridFrame.Parser.ParseFrom((byte[])message!).Blocks)
            {
                if (WireReader.TryRead(wire, time.GetUtcNow(), out var block))
                {
                    blocks.Add(block);
                }
            }
        }
        catch (InvalidProtocolBufferException)
        {
            // A silo of another build says it otherwise; its blocks hold at its own edges.
        }
    }

    private void TellAll()
    {
        var position = 0L;
        while (blocks.After(ref position, MostAtOnce) is { Count: > 0 } held)
        {
            foreach (var block in held)
            {
                _news.Writer.TryWrite(block);
            }
        }
    }

    // What either side missed while it was cut off.
    private void OnRestored(object? sender, ConnectionFailedEventArgs e)
    {
        TellAll();
        _ = AskAllAsync();
    }

    private async Task AskAllAsync()
    {
        try
        {
            await _subscriber!.PublishAsync(Questions, RedisValue.EmptyString);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            LiveBlockLog.NotTold(logger, e);
        }
    }
}
