using System.Threading.Channels;
using Spit.Silo.Reports;

namespace Spit.Silo.Outcomes;

/// <summary>Brings outcomes to their grains, beside the way of the answers.</summary>
internal sealed class OutcomeQueue(
    Teacher teacher, ReportDesk desk, GridMeters meters, ILogger<OutcomeQueue> logger) : BackgroundService
{
    // Chosen: a minute of 1,000 calls/s; then the oldest go, which the counters survive.
    private const int Capacity = 65_536;
    private const int Workers = 64;

    private readonly Channel<EndedCall> _queue = Channel.CreateBounded<EndedCall>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest },
        _ => meters.Outcome("dropped"));

    /// <param name="call">Null: one that could not be read, which is counted and no more.</param>
    public void Offer(EndedCall? call)
    {
        if (call is not { } ended)
        {
            meters.Outcome("invalid");
        }
        else
        {
            _queue.Writer.TryWrite(ended);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        if (ExecuteTask is { } working)
        {
            await working.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stop)
    {
        await foreach (var call in _queue.Reader.ReadAllAsync(stop))
        {
            try
            {
                await teacher.LearnAsync(call.Outcome);
                await desk.DeliverAsync(call);
                meters.Outcome("learnt");
            }
            catch (Exception e)
            {
                // Not tried again: some of them may have learnt it, and twice is worse than not at all.
                meters.Outcome("failed");
                OutcomeLog.NotLearnt(logger, e);
            }
        }
    }
}
