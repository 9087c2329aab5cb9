using System.Threading.Channels;
using Spit.Detection;
using Spit.Silo.Keys;

namespace Spit.Silo.Outcomes;

/// <summary>Brings what sources sent beside calls to the grains that own them.</summary>
internal sealed class ProbeQueue(IGridKeys keys, GridMeters meters, ILogger<ProbeQueue> logger) : BackgroundService
{
    // Chosen: some seconds of four edges under a scan from everywhere; then the oldest go.
    private const int Capacity = 8192;
    private const int Workers = 8;

    private readonly Channel<SourceProbes> _queue = Channel.CreateBounded<SourceProbes>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest },
        _ => meters.Probes("dropped"));

    /// <param name="probes">Null: what could not be read, which is counted and no more.</param>
    public void Offer(SourceProbes? probes)
    {
        if (probes is null)
        {
            meters.Probes("invalid");
        }
        else
        {
            _queue.Writer.TryWrite(probes);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stop)
    {
        await foreach (var probes in _queue.Reader.ReadAllAsync(stop))
        {
            try
            {
                await keys.Source(probes.Source).Learn(probes);
                meters.Probes("learnt");
            }
            catch (Exception e)
            {
                meters.Probes("failed");
                OutcomeLog.ProbesNotLearnt(logger, e);
            }
        }
    }
}
