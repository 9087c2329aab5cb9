using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Spit.Silo.Lists;

/// <summary>Ready once the lists are here: that takes a running cluster and a store that answers.</summary>
/// <remarks>A store lost later is no reason to send edges away: no other silo has a better one.</remarks>
internal sealed class ListsCheck(ListsFeed feed) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(feed.View.IsKnown
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("the lists are not loaded yet"));
}
