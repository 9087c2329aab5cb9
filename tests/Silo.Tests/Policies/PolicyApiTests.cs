using System.Diagnostics;
using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Silo.Tests.Policies;

public sealed class PolicyApiTests(PolicySite site) : IClassFixture<PolicySite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ApplyPolicy_GoodText_RunsInEveryVerdict()
    {
        var applied = (await site.ApplyAsync("lists: {block: [+49 30 23125066]}")).Policy;

        var verdict = (await CheckAsync("+493023125066", explain: true));

        Assert.True(applied.Running);
        Assert.Equal(("noc", "a test"), (applied.Author, applied.Message));
        Assert.Equal(applied.Revision, verdict.Verdict.PolicyRevision);
        Assert.Equal(("LIST_BLOCK", Disposition.Block), (verdict.Verdict.ForcedBy, verdict.Verdict.Disposition));
        Assert.Contains("Decided by a rule, whatever the score: a block entry matches.", verdict.Explanation);
        Assert.Empty((await CheckAsync("+493023125066")).Explanation);
    }

    [Fact]
    public async Task ApplyPolicy_Faults_AreAllToldAndNothingChanges()
    {
        var running = (await site.ApplyAsync("version: 1")).Policy.Revision;

        var refused = await site.ApplyAsync("observ: true\nweights: {CALLER_BRUST: 2, DNO: 99}\n");

        Assert.Null(refused.Policy);
        Assert.Equal([(1, 1), (2, 11), (2, 33)], refused.Faults.Select(f => (f.Line, f.Column)));
        Assert.Equal("weights.DNO", refused.Faults[2].Path);
        Assert.Equal(running, (await GetAsync("")).Revision);
        Assert.Equal(running, (await CheckAsync("+493023125001")).Verdict.PolicyRevision);
    }

    [Fact]
    public async Task ApplyPolicy_ValidateOnly_ChangesNothing()
    {
        var running = (await site.ApplyAsync("version: 1")).Policy.Revision;

        var answer = await site.Policies.ApplyPolicyAsync(
            new ApplyPolicyRequest { Yaml = "observe: true", ValidateOnly = true }, cancellationToken: Token);

        Assert.Empty(answer.Faults);
        Assert.Equal(running, (await GetAsync("")).Revision);
    }

    [Fact]
    public async Task ApplyPolicy_AnotherRunsThanExpected_IsAborted()
    {
        var first = (await site.ApplyAsync("version: 1")).Policy.Revision;
        await site.ApplyAsync("observe: true");

        var fault = await Assert.ThrowsAsync<RpcException>(() => site.ApplyAsync("version: 1", first));

        Assert.Equal(StatusCode.Aborted, fault.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("r")]
    [InlineData("r-1")]
    [InlineData("r99999999999")]
    public async Task RevertPolicy_NoRevision_IsRefused(string revision)
    {
        var fault = await Assert.ThrowsAsync<RpcException>(async () => await site.Policies.RevertPolicyAsync(
            new RevertPolicyRequest { Revision = revision }, cancellationToken: Token));

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
    }

    [Fact]
    public async Task RevertPolicy_EarlierOne_IsANewRevisionOfTheSameText()
    {
        const string Yaml = "# kept as it was typed\nleast_samples: 11\n";
        var first = (await site.ApplyAsync(Yaml)).Policy.Revision;
        var second = (await site.ApplyAsync("version: 1")).Policy.Revision;

        var reverted = (await site.Policies.RevertPolicyAsync(
            new RevertPolicyRequest { Revision = first, Author = "noc" }, cancellationToken: Token)).Policy;

        Assert.Equal(first, reverted.RevertedTo);
        Assert.NotEqual(second, reverted.Revision);
        Assert.Equal(Yaml, (await GetAsync("")).Yaml);
        Assert.Equal(Yaml, (await GetAsync(first)).Yaml);
    }

    [Fact]
    public async Task GetPolicy_Unknown_IsNotFound()
    {
        var fault = await Assert.ThrowsAsync<RpcException>(() => GetAsync("r1000000"));

        Assert.Equal(StatusCode.NotFound, fault.StatusCode);
    }

    [Fact]
    public async Task ListPolicies_Pages_HoldEveryRevisionNewestFirst()
    {
        for (var i = 0; i < 3; i++) await site.ApplyAsync("version: 1");

        var all = new List<Policy>();
        var request = new ListPoliciesRequest { PageSize = 2 };
        do
        {
            var page = await site.Policies.ListPoliciesAsync(request, cancellationToken: Token);
            Assert.InRange(page.Policies.Count, 1, 2);
            all.AddRange(page.Policies);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(Enumerable.Range(1, all.Count).Reverse().Select(i => $"r{i}"), all.Select(p => p.Revision));
        Assert.True(all[0].Running);
        Assert.DoesNotContain(all.Skip(1), p => p.Running);
        Assert.All(all, p => Assert.Empty(p.Yaml));
    }

    [Fact]
    public async Task Stream_ConnectedEdge_IsSentThePolicyAtOnceAndWithinASecondOfAChange()
    {
        var before = (await site.ApplyAsync("least_samples: 21")).Policy.Revision;
        using var edge = await site.ConnectAsync();
        var first = await edge.NextPolicyAsync();
        var started = Stopwatch.GetTimestamp();
        var after = (await site.ApplyAsync("least_samples: 22")).Policy.Revision;
        var second = await edge.NextPolicyAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 1);
        Assert.Equal((before, "least_samples: 21"), (first.Revision, first.Yaml));
        Assert.Equal((after, "least_samples: 22"), (second.Revision, second.Yaml));
    }

    private async Task<Policy> GetAsync(string revision) => await site.Policies.GetPolicyAsync(
        new GetPolicyRequest { Revision = revision }, cancellationToken: Token);

    private Task<CheckCallResponse> CheckAsync(string caller, bool explain = false) =>
        site.Api.CheckCallAsync(new CheckCallRequest
        {
            Caller = caller,
            Callee = "+493023125099",
            SourceIp = "203.0.113.7",
            Trust = TrustClass.Peer,
            Peek = true,
            Explain = explain,
        });
}
