using Spit.Detection;

namespace Spit.Grains.Sources;

/// <summary>The one owner, in the whole cluster, of what is known about one source address.</summary>
public interface ISource
{
    /// <summary>Counts the attempt and says what is known, the attempt included.</summary>
    Task<SourceEvidence> Observe(CallAttempt attempt);

    /// <summary>Takes note of how a call from this address ended.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="isStranger">What the caller's owner said when it learned the same.</param>
    Task Learn(CallOutcome outcome, bool isStranger);

    /// <summary>Takes note of a complaint about a call from this address.</summary>
    Task Learn(CallReport report, bool isStranger);

    /// <summary>Takes note of how a challenge of a caller from this address went.</summary>
    Task Learn(ChallengeResult result, bool isStranger);

    /// <summary>Takes note of what came from this address beside calls.</summary>
    Task Learn(SourceProbes probes);

    /// <summary>What is known, without counting anything; null for an address never seen.</summary>
    Task<SourceEvidence?> Read();
}
