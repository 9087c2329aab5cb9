using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Silo.Tests.Api;

public sealed class ChallengeApiTests(TestSilo silo)
{
    private static readonly long Ended = TimeProvider.System.GetUtcNow().AddSeconds(-5).ToUnixTimeMilliseconds();

    [Theory]
    [InlineData(ChallengeDecision.Human, 1, 0)]
    [InlineData(ChallengeDecision.Robot, 0, 1)]
    [InlineData(ChallengeDecision.Unsure, 0, 0)]
    public async Task ReportChallenge_Decided_TheCallerIsKnownByIt(
        ChallengeDecision decision, double passed, double failed)
    {
        var caller = silo.FreshNumber();
        await silo.Api.ReportChallengeAsync(Report(caller, decision));

        using var edge = await silo.ConnectAsync();
        await edge.AskAsync(EdgeClient.Attempt(1, caller));
        var evidence = (await edge.NextReplyAsync()).Caller;

        Assert.Equal(passed, evidence.ChallengesPassed, 3);
        Assert.Equal(failed, evidence.ChallengesFailed, 3);
        Assert.Equal(decision == ChallengeDecision.Human, evidence.HasCredit);
    }

    [Fact]
    public async Task RevokeCredits_Passed_TheNextCallIsOnNone()
    {
        var caller = silo.FreshNumber();
        await silo.Api.ReportChallengeAsync(Report(caller, ChallengeDecision.Human));
        var request = new RevokeCreditsRequest { Caller = new CallerSubject { Uri = caller } };

        Assert.Equal(1, (await silo.Api.RevokeCreditsAsync(request)).Revoked);
        Assert.Equal(0, (await silo.Api.RevokeCreditsAsync(request)).Revoked);

        using var edge = await silo.ConnectAsync();
        await edge.AskAsync(EdgeClient.Attempt(1, caller));
        var evidence = (await edge.NextReplyAsync()).Caller;
        Assert.Equal((1, false), (Math.Round(evidence.ChallengesPassed), evidence.HasCredit));
    }

    [Theory]
    [InlineData("", TrustClass.Own, "caller.uri")]
    [InlineData("+493023125001", (TrustClass)99, "caller.trust")]
    public async Task RevokeCredits_WrongCaller_IsNamed(string uri, TrustClass trust, string field)
    {
        var request = new RevokeCreditsRequest { Caller = new CallerSubject { Uri = uri, Trust = trust } };

        var fault = await Assert.ThrowsAsync<RpcException>(() => silo.Api.RevokeCreditsAsync(request));

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
        Assert.StartsWith(field, fault.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decision")]
    [InlineData("attempt")]
    [InlineData("robot_probability")]
    [InlineData("ended_unix_ms")]
    public async Task ReportChallenge_WrongField_IsNamed(string field)
    {
        var report = Report(silo.FreshNumber(), ChallengeDecision.Robot);
        switch (field)
        {
            case "decision":
                report.Decision = ChallengeDecision.Unspecified;
                break;
            case "attempt":
                report.Attempt.Callee = "";
                break;
            case "robot_probability":
                report.RobotProbability = double.NaN;
                break;
            default:
                report.EndedUnixMs = -1;
                break;
        }

        var fault = await Assert.ThrowsAsync<RpcException>(() => silo.Api.ReportChallengeAsync(report));

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
        Assert.StartsWith(field, fault.Status.Detail, StringComparison.Ordinal);
    }

    private static ReportChallengeRequest Report(string caller, ChallengeDecision decision) => new()
    {
        Attempt = EdgeClient.Attempt(0, caller),
        Decision = decision,
        RobotProbability = 0.5,
        EndedUnixMs = Ended,
    };
}
