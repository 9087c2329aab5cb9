using Spit.Media.Challenges;

namespace Spit.MediaBench.Calls;

/// <summary>What the machine found of a call.</summary>
/// <param name="Call">The call.</param>
/// <param name="Score">ln of the odds of a robot by voice alone, without the key.</param>
/// <param name="WasAsked">Whether a digit was asked for.</param>
/// <param name="Finding">The finding.</param>
internal sealed record CallResult(CallSpec Call, double Score, bool WasAsked, ChallengeFinding Finding)
{
    /// <summary>Whether he was put through without being asked for a digit.</summary>
    public bool PassedByVoice => !WasAsked && Finding.Decision == ChallengeDecision.Human;

    public static CallResult Of(CallSpec call, ChallengeFinding finding)
    {
        var keyed = finding.Tests.Single(t => t.Name == "KeyedDigit");
        return new CallResult(call, finding.Sum - keyed.Value, keyed.Reading.IsAsked, finding);
    }
}
