using System.Globalization;
using System.Text;
using Grpc.Core;
using Spit.Grains.Policies;
using Spit.Policies;
using Spit.Protocol.V1;
using Spit.Silo.Policies;

namespace Spit.Silo.Api;

/// <summary>The operator's policy.</summary>
internal sealed class PolicyApi(IGrainFactory grains, PolicyFeed feed, PolicyMeters meters, ILogger<PolicyApi> logger)
    : PolicyService.PolicyServiceBase
{
    private const int MaxPageSize = 1000;
    private const int MaxMessageLength = 500;
    private const int MaxAuthorLength = 100;
    private const string FaultFile = "policy";

    private IPolicyGrain Policies => grains.GetGrain<IPolicyGrain>(IPolicyGrain.Key);

    public override async Task<ApplyPolicyResponse> ApplyPolicy(ApplyPolicyRequest request, ServerCallContext context)
    {
        if (request.Yaml.Length == 0 || IsTooLarge(request.Yaml) || IsTooLarge(request.Likelihoods))
            throw Invalid($"yaml: 1 to {PolicyText.Limit} bytes; likelihoods: at most as many");
        var draft = new PolicyDraft
        {
            Yaml = request.Yaml,
            Likelihoods = request.Likelihoods.Length > 0 ? request.Likelihoods : null,
            Author = Author(request.Author),
            Message = Message(request.Message),
            IfRunning = Expected(request.ExpectedRevision),
        };
        var read = PolicyFile.Parse(new PolicyText(FaultFile, draft.Yaml) { Likelihoods = draft.Likelihoods });
        var response = new ApplyPolicyResponse();
        response.Faults.AddRange(read.Faults.Select(PolicyWire.Of));
        if (read.Policy is null) meters.Refused();
        else if (!request.ValidateOnly) response.Policy = await PutAsync(draft, context.CancellationToken);
        return response;
    }

    public override async Task<ApplyPolicyResponse> RevertPolicy(RevertPolicyRequest request, ServerCallContext context)
    {
        var number = Number(request.Revision, "revision");
        var draft = new PolicyDraft
        {
            Yaml = "",
            Author = Author(request.Author),
            Message = Message(request.Message),
            RevertedTo = number,
            IfRunning = Expected(request.ExpectedRevision),
        };
        var earlier = await AskAsync(Policies.Get(number), nameof(RevertPolicy)) ?? throw NoSuch(request.Revision);
        draft = draft with { Yaml = earlier.Yaml, Likelihoods = earlier.Likelihoods };
        // What an earlier program read, this one may not.
        var read = PolicyFile.Parse(new PolicyText(FaultFile, draft.Yaml) { Likelihoods = draft.Likelihoods });
        var response = new ApplyPolicyResponse();
        response.Faults.AddRange(read.Faults.Select(PolicyWire.Of));
        if (read.Policy is null) meters.Refused();
        else response.Policy = await PutAsync(draft, context.CancellationToken);
        return response;
    }

    public override async Task<Policy> GetPolicy(GetPolicyRequest request, ServerCallContext context)
    {
        var running = await RunningAsync(nameof(GetPolicy));
        var number = request.Revision.Length == 0 ? running : Number(request.Revision, "revision");
        if (number == 0) throw new RpcException(new Status(StatusCode.NotFound, "no policy was applied yet"));
        var revision = await AskAsync(Policies.Get(number), nameof(GetPolicy)) ?? throw NoSuch(request.Revision);
        var policy = PolicyWire.Of(revision.Info, running);
        policy.Yaml = revision.Yaml;
        policy.Likelihoods = revision.Likelihoods ?? "";
        return policy;
    }

    public override async Task<ListPoliciesResponse> ListPolicies(
        ListPoliciesRequest request, ServerCallContext context)
    {
        if (request.PageSize < 0) throw Invalid("page_size: not below 0");
        var size = request.PageSize is 0 or > MaxPageSize ? MaxPageSize : request.PageSize;
        // A token is the last revision of the page before: pages hold together while others are applied.
        var before = request.PageToken.Length == 0 ? int.MaxValue : Number(request.PageToken, "page_token");
        var all = await AskAsync(Policies.List(), nameof(ListPolicies));
        var running = all.Count == 0 ? 0 : all[^1].Number;
        var page = all.Reverse().Where(info => info.Number < before).Take(size + 1).ToList();
        var response = new ListPoliciesResponse();
        response.Policies.AddRange(page.Take(size).Select(info => PolicyWire.Of(info, running)));
        response.NextPageToken = page.Count > size ? response.Policies[^1].Revision : "";
        return response;
    }

    private async Task<Policy> PutAsync(PolicyDraft draft, CancellationToken cancellationToken)
    {
        var receipt = await AskAsync(Policies.Put(draft), nameof(ApplyPolicy));
        var running = receipt.Running?.Number ?? 0;
        switch (receipt.Fault)
        {
            case PolicyPutFault.Changed:
                var now = running == 0 ? "none was applied yet" : $"r{running} runs";
                throw new RpcException(new Status(StatusCode.Aborted, $"not the expected revision: {now}"));
            case PolicyPutFault.StoreFailed:
                throw new RpcException(new Status(StatusCode.Unavailable, "the store did not take it; try again"));
        }
        await feed.WaitForAsync(running, cancellationToken);
        return PolicyWire.Of(receipt.Running!, running);
    }

    private async Task<int> RunningAsync(string method)
    {
        var all = await AskAsync(Policies.List(), method);
        return all.Count == 0 ? 0 : all[^1].Number;
    }

    private async Task<T> AskAsync<T>(Task<T> asked, string method)
    {
        try
        {
            return await asked;
        }
        catch (Exception e)
        {
            ApiLog.GrainFailed(logger, e, method);
            throw new RpcException(new Status(StatusCode.Unavailable, "the policies cannot be reached; try again"));
        }
    }

    // In bytes: with both at their longest, a message to an edge is still one that it takes.
    private static bool IsTooLarge(string text) => Encoding.UTF8.GetByteCount(text) > PolicyText.Limit;

    private static string Author(string text) =>
        text.Length <= MaxAuthorLength ? text : throw Invalid($"author: at most {MaxAuthorLength} characters");

    private static string Message(string text) =>
        text.Length <= MaxMessageLength
            ? text.Trim()
            : throw Invalid($"message: at most {MaxMessageLength} characters");

    private static int? Expected(string revision) =>
        revision.Length == 0 ? null : Number(revision, "expected_revision");

    private static int Number(string revision, string field) =>
        revision.StartsWith('r')
        && int.TryParse(revision.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0
            ? number
            : throw Invalid($"{field}: '{revision}' is no revision such as r12");

    private static RpcException NoSuch(string revision) =>
        new(new Status(StatusCode.NotFound, $"there is no policy {revision}"));

    private static RpcException Invalid(string what) => new(new Status(StatusCode.InvalidArgument, what));
}
