using Grpc.Core;
using Spit.Detection;
using Spit.Grains.Policies;
using Spit.Protocol.V1;
using Spit.Silo.Keys;
using Spit.Silo.Outcomes;

namespace Spit.Silo.Api;

/// <summary>How challenges went, told by the answering machines, and what callers have earned by them.</summary>
internal sealed class ChallengeApi(
    Teacher teacher, IGridKeys keys, RunningPolicy policy, TimeProvider time, ILogger<ChallengeApi> logger)
    : ChallengeService.ChallengeServiceBase
{
    private static readonly ReportChallengeResponse Taken = new();

    public override async Task<ReportChallengeResponse> ReportChallenge(
        ReportChallengeRequest request, ServerCallContext context)
    {
        var result = Read(request);
        // Who cannot be told apart from a shy human has shown nothing.
        if (request.Decision == ChallengeDecision.Unsure)
        {
            return Taken;
        }
        try
        {
            await teacher.LearnAsync(result);
        }
        catch (Exception e)
        {
            ApiLog.GrainFailed(logger, e, nameof(ReportChallenge));
            throw Silent();
        }
        return Taken;
    }

    public override async Task<RevokeCreditsResponse> RevokeCredits(
        RevokeCreditsRequest request, ServerCallContext context)
    {
        var callers = CallerSubjects.Read(request.Caller, policy.Current.Numbers, out var fault)
            ?? throw Invalid(fault);
        try
        {
            var revoked = await Task.WhenAll(callers.Select(key => keys.Caller(key).RevokeCredits()));
            return new RevokeCreditsResponse { Revoked = revoked.Sum() };
        }
        catch (Exception e)
        {
            ApiLog.GrainFailed(logger, e, nameof(RevokeCredits));
            throw Silent();
        }
    }

    private ChallengeResult Read(ReportChallengeRequest request)
    {
        if (request.Decision is not (ChallengeDecision.Human or ChallengeDecision.Robot or ChallengeDecision.Unsure))
        {
            throw Invalid("decision: human, robot or unsure");
        }
        if (!(request.RobotProbability is >= 0 and <= 1))
        {
            throw Invalid("robot_probability: from 0 to 1");
        }
        if (request.Attempt is null || !WireReader.TryRead(request.Attempt, out var attempt))
        {
            throw Invalid("attempt: as the hand-over had it");
        }
        if (!WireReader.TryRead(request.EndedUnixMs, out var ended))
        {
            throw Invalid("ended_unix_ms: not a time");
        }
        // A challenge cannot have ended after now, whatever the challenger's clock says.
        var now = time.GetUtcNow();
        return new ChallengeResult
        {
            Attempt = attempt,
            At = ended < now ? ended : now,
            Passed = request.Decision == ChallengeDecision.Human,
        };
    }

    private static RpcException Silent() =>
        new(new Status(StatusCode.Unavailable, "the grid did not answer; try again"));

    private static RpcException Invalid(string what) => new(new Status(StatusCode.InvalidArgument, what));
}
