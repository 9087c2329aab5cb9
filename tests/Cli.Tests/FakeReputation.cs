using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Cli.Tests;

/// <summary>Answers for the grid as the test says.</summary>
internal sealed class FakeReputation(FakeGrid grid) : ReputationService.ReputationServiceBase
{
    public override Task<CheckCallResponse> CheckCall(CheckCallRequest request, ServerCallContext context) =>
        grid.AnswerAsync<CheckCallRequest, CheckCallResponse>(request);

    public override Task<GetReputationResponse> GetReputation(
        GetReputationRequest request, ServerCallContext context) =>
        grid.AnswerAsync<GetReputationRequest, GetReputationResponse>(request);
}
