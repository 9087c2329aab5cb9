using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Spit.EdgeProxy.Grid;

/// <summary>Ready once the grid was reached, or could not be for a while; an outage later only degrades.</summary>
/// <remarks>
/// An edge without the grid still delivers calls: taking every edge out of service because a silo is away would turn a
/// gap in knowledge into a gap in telephony.
/// </remarks>
internal sealed class GridHealth(GridStream grid, TimeProvider time) : IHealthCheck
{
    // Chosen: a silo with the embedded store serves its first call within 2.5 s of its start.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly long _begun = time.GetTimestamp();

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(
            grid.IsConnected ? HealthCheckResult.Healthy("connected")
            : grid.HasEverConnected || time.GetElapsedTime(_begun) > Patience
                ? HealthCheckResult.Degraded("disconnected: calls are judged by what this edge holds")
            : HealthCheckResult.Unhealthy("not connected yet"));
}
