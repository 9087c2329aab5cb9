using Spit.Detection;
using Spit.Detection.Standings;

namespace Spit.Grains.Callers;

/// <summary>The one owner, in the whole cluster, of what is known about one caller.</summary>
/// <remarks>
/// Who learns is told whether the caller was a stranger before the lesson (<see cref="Strangers.Has"/>): the source and
/// the standings of the same call learn by that, so a lesson goes to the caller first.
/// </remarks>
public interface ICaller
{
    /// <summary>Counts the attempt and says what is known, the attempt included.</summary>
    Task<CallerEvidence> Observe(CallAttempt attempt);

    /// <summary>Takes note of how a call ended.</summary>
    /// <returns>Whether the caller was a stranger before.</returns>
    Task<bool> Learn(CallOutcome outcome);

    /// <summary>Takes note of a complaint.</summary>
    /// <returns>Whether the caller was a stranger before.</returns>
    Task<bool> Learn(CallReport report);

    /// <summary>Takes note of how a challenge went.</summary>
    /// <returns>Whether the caller was a stranger before.</returns>
    Task<bool> Learn(ChallengeResult result);

    /// <summary>Ends what the caller has earned by passing challenges.</summary>
    /// <returns>How many ways of calling were on credit.</returns>
    Task<int> RevokeCredits();

    /// <summary>Takes note of a call that this caller received.</summary>
    /// <param name="at">When it ended.</param>
    /// <param name="from">Canonical identity of who called.</param>
    Task Receive(DateTimeOffset at, string from);

    /// <summary>What is known, without counting anything; null for a caller never seen.</summary>
    /// <param name="callee">Canonical identity of who would be called; null: nobody in particular.</param>
    Task<CallerEvidence?> Read(string? callee = null);
}
