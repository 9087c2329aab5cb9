using Spit.Detection;

namespace Spit.Grains.Callers;

/// <summary>Owns the records of the callers of one shard; <see cref="ICaller"/> says what each call does.</summary>
/// <remarks>The key is the shard's number.</remarks>
[Alias("spit.ICallerShardGrain")]
public interface ICallerShardGrain : IGrainWithIntegerKey
{
    [Alias("Observe")]
    Task<CallerEvidence> Observe(CallAttempt attempt);

    /// <summary>Counts attempts whose records are in memory, for many calls at once.</summary>
    /// <returns>In the order of the attempts; null for one that was not counted and is to be brought alone.</returns>
    [Alias("ObserveHeld")]
    Task<CallerEvidence?[]> ObserveHeld([Immutable] CallAttempt[] attempts);

    [Alias("Learn")]
    Task<bool> Learn(CallOutcome outcome);

    [Alias("LearnReport")]
    Task<bool> Learn(CallReport report);

    [Alias("LearnChallenge")]
    Task<bool> Learn(ChallengeResult result);

    [Alias("RevokeCredits")]
    Task<int> RevokeCredits(CallerKey key);

    [Alias("Receive")]
    Task Receive(CallerKey key, DateTimeOffset at, string from);

    [Alias("Read")]
    Task<CallerEvidence?> Read(CallerKey key, string? callee);
}
