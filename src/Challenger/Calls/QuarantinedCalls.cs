using Spit.Challenger.Recordings;
using Spit.Protocol.V1;
using MeasuredFinding = Spit.Media.Challenges.ChallengeFinding;

namespace Spit.Challenger.Calls;

/// <summary>From a call at the machine to what the quarantine keeps of it.</summary>
internal static class QuarantinedCalls
{
    public static QuarantineCall Of(HandOver handOver, MeasuredFinding finding) => new()
    {
        Attempt = handOver.Attempt,
        Verdict = handOver.Verdict,
        Finding = Of(finding),
        Pop = handOver.Pop,
    };

    private static ChallengeFinding Of(MeasuredFinding finding)
    {
        var wire = new ChallengeFinding
        {
            RobotProbability = finding.RobotProbability,
            Decision = CallDesk.NameOf(finding.Decision),
        };
        wire.Tests.AddRange(finding.Tests.Where(t => t.Value != 0).Select(t => new Contribution
        {
            Symbol = t.Name,
            ScoreMilli = (int)Math.Round(t.Value * 1000),
        }));
        return wire;
    }
}
