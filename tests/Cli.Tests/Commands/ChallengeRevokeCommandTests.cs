using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Cli.Tests.Commands;

/// <summary>spitctl challenge revoke.</summary>
public sealed class ChallengeRevokeCommandTests(FakeGrid grid) : IClassFixture<FakeGrid>
{
    [Theory]
    [InlineData(0, "no way of calling was on credit\n")]
    [InlineData(1, "1 way of calling is no longer on credit\n")]
    [InlineData(3, "3 ways of calling are no longer on credit\n")]
    public async Task Revoke_Caller_TellsHowMuchEnded(int revoked, string told)
    {
        grid.Requests.Clear();
        grid.Answer = _ => new RevokeCreditsResponse { Revoked = revoked };

        var run = await grid.RunAsync("challenge", "revoke", "+493023125001", "--trust", "peer");

        Assert.Equal((0, told), (run.Code, run.Output));
        var request = Assert.IsType<RevokeCreditsRequest>(Assert.Single(grid.Requests));
        Assert.Equal(("+493023125001", TrustClass.Peer), (request.Caller.Uri, request.Caller.Trust));
    }

    [Fact]
    public async Task Revoke_NoCaller_IsWrongUse()
    {
        grid.Answer = _ => FakeGrid.Fault(StatusCode.InvalidArgument, "caller.uri: not one");

        var run = await grid.RunAsync("challenge", "revoke", "nobody");

        Assert.Equal((2, "spitctl: caller.uri: not one\n"), (run.Code, run.Error));
    }
}
