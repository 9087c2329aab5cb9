using Spit.Protocol.V1;

namespace Spit.Silo.Tests.Policies;

/// <summary>A silo of its own, as every policy rules all of it.</summary>
public sealed class PolicySite : IAsyncLifetime
{
    private readonly TestSilo _silo = new();

    internal PolicyService.PolicyServiceClient Policies => new(_silo.Channel);

    internal GridClient Api => _silo.Api;

    public ValueTask InitializeAsync() => _silo.InitializeAsync();

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    internal Task<EdgeClient> ConnectAsync() => _silo.ConnectAsync();

    internal async Task<ApplyPolicyResponse> ApplyAsync(string yaml, string expected = "") =>
        await Policies.ApplyPolicyAsync(
            new ApplyPolicyRequest
            {
                Yaml = yaml,
                Author = "noc",
                Message = "a test",
                ExpectedRevision = expected,
            },
            cancellationToken: TestContext.Current.CancellationToken);
}
