using Grpc.Core;
using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;
using Spit.EndToEnd.Tests.Programs;
using Spit.Protocol.V1;

namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>A policy and the reports of some callees, once the grid has acknowledged them.</summary>
internal sealed class AcknowledgedWork(ChaosSite site)
{
    // Of so many reporters, each of two silos owns some.
    private const int Reporters = 8;

    // As built in, but for the revision.
    private const string Policy = "country_code: 49\n";

    private readonly List<(string Reporter, string Token)> _reports = [];
    private string _revision = "";

    /// <summary>Applies a policy, calls each reporter once and has him report it.</summary>
    public async Task DoAsync(GridApi api)
    {
        await Until.TrueAsync(
            () => IsAppliedAsync(api), TimeSpan.FromSeconds(20), () => $"a policy is taken\n{site.Stage.Tails}");
        var calls = SippRun.Start(site.Stage, new SippOptions
        {
            Scenario = "uac-calls-or-is-refused",
            Local = FreePorts.NextEndPoint("127.0.0.9"),
            Target = site.Edges[0].Sip,
            Calls = [.. Enumerable.Range(0, Reporters).Select(i => new Call($"nuisance-{i}", $"reporter-{i}"))],
            Count = Reporters,
        });
        (await calls.FinishAsync(TimeSpan.FromSeconds(40))).HasSucceeded(Reporters);
        for (var i = 0; i < Reporters; i++)
        {
            var reporter = $"sip:reporter-{i}@carrier.example";
            await ReportAsync(api, reporter, await TokenAsync(api, reporter));
        }
    }

    /// <summary>Fails unless all of it is known to this silo.</summary>
    public async Task IsKnownToAsync(GridApi api)
    {
        var stop = TestContext.Current.CancellationToken;
        var policy = await api.Policies.GetPolicyAsync(new GetPolicyRequest(), cancellationToken: stop);
        Assert.Equal((_revision, Policy), (policy.Revision, policy.Yaml));
        foreach (var (reporter, token) in _reports)
        {
            var fault = await Assert.ThrowsAsync<RpcException>(
                async () => await api.Reports.SubmitReportAsync(Report(reporter, token), cancellationToken: stop));
            Assert.Equal(StatusCode.AlreadyExists, fault.StatusCode);
        }
    }

    // A silo that is busy with its start says: try again.
    private async Task<bool> IsAppliedAsync(GridApi api)
    {
        try
        {
            _revision = (await api.ApplyAsync(Policy)).Policy.Revision;
            return true;
        }
        catch (RpcException fault) when (fault.StatusCode == StatusCode.Unavailable)
        {
            return false;
        }
    }

    private async Task ReportAsync(GridApi api, string reporter, string token)
    {
        await api.Reports.SubmitReportAsync(
            Report(reporter, token), cancellationToken: TestContext.Current.CancellationToken);
        _reports.Add((reporter, token));
    }

    private async Task<string> TokenAsync(GridApi api, string reporter)
    {
        var request = new ListDeliveredCallsRequest { Reporter = reporter };
        var token = "";
        await Until.TrueAsync(
            async () =>
            {
                var calls = await api.Reports.ListDeliveredCallsAsync(
                    request, cancellationToken: TestContext.Current.CancellationToken);
                token = calls.Calls.FirstOrDefault()?.Token ?? "";
                return token.Length > 0;
            },
            TimeSpan.FromSeconds(10),
            () => $"a call that {reporter} may report\n{site.Stage.Tails}");
        return token;
    }

    private static SubmitReportRequest Report(string reporter, string token) =>
        new() { Reporter = reporter, Token = token, Verdict = ReportVerdict.Spam };
}
