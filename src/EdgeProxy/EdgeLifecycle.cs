using Spit.EdgeProxy.Grid;
using Spit.EdgeProxy.Proxying;

namespace Spit.EdgeProxy;

/// <summary>Starts the edge when all else in its host has started, and ends it before anything else ends.</summary>
/// <remarks>
/// Beside a silo in one process, the grid is thus there from the first call to the last outcome. Calls end before the
/// stream does: what they came to still goes out on it.
/// </remarks>
internal sealed class EdgeLifecycle(GridStream grid, SipEdge edge) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await grid.StartAsync(cancellationToken);
        await edge.StartAsync(cancellationToken);
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await edge.StopAsync(cancellationToken);
        await grid.StopAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
