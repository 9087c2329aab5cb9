using Spit.Detection;

namespace Spit.Grains.Sources;

/// <summary>
/// Owns the records of the source addresses of one shard; <see cref="ISource"/> says what each call does.
/// </summary>
/// <remarks>The key is the shard's number.</remarks>
[Alias("spit.ISourceShardGrain")]
public interface ISourceShardGrain : IGrainWithIntegerKey
{
    [Alias("Observe")]
    Task<SourceEvidence> Observe(CallAttempt attempt);

    /// <summary>Counts attempts whose records are in memory, for many calls at once.</summary>
    /// <returns>In the order of the attempts; null for one that was not counted and is to be brought alone.</returns>
    [Alias("ObserveHeld")]
    Task<SourceEvidence?[]> ObserveHeld([Immutable] CallAttempt[] attempts);

    [Alias("Learn")]
    Task Learn(CallOutcome outcome, bool isStranger);

    [Alias("LearnReport")]
    Task Learn(CallReport report, bool isStranger);

    [Alias("LearnChallenge")]
    Task Learn(ChallengeResult result, bool isStranger);

    [Alias("LearnProbes")]
    Task Learn(SourceProbes probes);

    [Alias("Read")]
    Task<SourceEvidence?> Read(SourceAddress address);
}
