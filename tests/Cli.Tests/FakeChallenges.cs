using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Cli.Tests;

/// <summary>Answers for the grid as the test says.</summary>
internal sealed class FakeChallenges(FakeGrid grid) : ChallengeService.ChallengeServiceBase
{
    public override Task<RevokeCreditsResponse> RevokeCredits(
        RevokeCreditsRequest request, ServerCallContext context) =>
        grid.AnswerAsync<RevokeCreditsRequest, RevokeCreditsResponse>(request);
}
