using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Spit.Silo.Policies;

/// <summary>Ready once it is known which policy runs: else an edge would be judging under another one.</summary>
internal sealed class PolicyCheck(PolicyFeed feed) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(feed.IsKnown
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("the policy is not loaded yet"));
}
