using Spit.Detection;

namespace Spit.Grains.Sources;

/// <summary>The one owner, in the whole cluster, of what is known about one source address.</summary>
/// <remarks>The key is the address's text; IPv4 in its dotted form.</remarks>
[Alias("spit.ISourceGrain")]
public interface ISourceGrain : IGrainWithStringKey
{
    /// <summary>Counts the attempt and says what is known, the attempt included.</summary>
    [Alias("Observe")]
    Task<SourceEvidence> Observe(CallAttempt attempt);

    /// <summary>Takes note of how a call from this address ended.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="isStranger">What the caller's grain said when it learned the same.</param>
    [Alias("Learn")]
    Task Learn(CallOutcome outcome, bool isStranger);

    /// <summary>Takes note of a complaint about a call from this address.</summary>
    [Alias("LearnReport")]
    Task Learn(CallReport report, bool isStranger);

    /// <summary>Takes note of how a challenge of a caller from this address went.</summary>
    [Alias("LearnChallenge")]
    Task Learn(ChallengeResult result, bool isStranger);

    /// <summary>What is known, without counting anything; null for an address never seen.</summary>
    [Alias("Read")]
    Task<SourceEvidence?> Read();
}
