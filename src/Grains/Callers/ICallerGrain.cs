using Spit.Detection;
using Spit.Detection.Standings;

namespace Spit.Grains.Callers;

/// <summary>The one owner, in the whole cluster, of what is known about one caller.</summary>
/// <remarks>
/// <para>The key is <see cref="CallerKey"/>'s text, for example <c>own/+493023125001</c>.</para>
/// <para>
/// Who learns is told whether the caller was a stranger before the lesson (<see cref="Strangers.Has"/>): the source and
/// the standings of the same call learn by that, so a lesson goes to the caller first.
/// </para>
/// </remarks>
[Alias("spit.ICallerGrain")]
public interface ICallerGrain : IGrainWithStringKey
{
    /// <summary>Counts the attempt and says what is known, the attempt included.</summary>
    [Alias("Observe")]
    Task<CallerEvidence> Observe(CallAttempt attempt);

    /// <summary>Takes note of how a call ended.</summary>
    /// <returns>Whether the caller was a stranger before.</returns>
    [Alias("Learn")]
    Task<bool> Learn(CallOutcome outcome);

    /// <summary>Takes note of a complaint.</summary>
    /// <returns>Whether the caller was a stranger before.</returns>
    [Alias("LearnReport")]
    Task<bool> Learn(CallReport report);

    /// <summary>Takes note of how a challenge went.</summary>
    /// <returns>Whether the caller was a stranger before.</returns>
    [Alias("LearnChallenge")]
    Task<bool> Learn(ChallengeResult result);

    /// <summary>Takes note of a call that this caller received.</summary>
    /// <param name="at">When it ended.</param>
    /// <param name="from">Canonical identity of who called.</param>
    [Alias("Receive")]
    Task Receive(DateTimeOffset at, string from);

    /// <summary>What is known, without counting anything; null for a caller never seen.</summary>
    /// <param name="callee">Canonical identity of who would be called; null: nobody in particular.</param>
    [Alias("Read")]
    Task<CallerEvidence?> Read(string? callee = null);
}
