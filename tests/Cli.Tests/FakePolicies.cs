using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Cli.Tests;

/// <summary>Answers for the grid's policies as the test says.</summary>
internal sealed class FakePolicies(FakeGrid grid) : PolicyService.PolicyServiceBase
{
    public override Task<ApplyPolicyResponse> ApplyPolicy(ApplyPolicyRequest request, ServerCallContext context) =>
        grid.AnswerAsync<ApplyPolicyRequest, ApplyPolicyResponse>(request);

    public override Task<Policy> GetPolicy(GetPolicyRequest request, ServerCallContext context) =>
        grid.AnswerAsync<GetPolicyRequest, Policy>(request);

    public override Task<ListPoliciesResponse> ListPolicies(ListPoliciesRequest request, ServerCallContext context) =>
        grid.AnswerAsync<ListPoliciesRequest, ListPoliciesResponse>(request);

    public override Task<ApplyPolicyResponse> RevertPolicy(RevertPolicyRequest request, ServerCallContext context) =>
        grid.AnswerAsync<RevertPolicyRequest, ApplyPolicyResponse>(request);
}
