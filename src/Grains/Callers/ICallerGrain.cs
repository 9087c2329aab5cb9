using Spit.Detection;

namespace Spit.Grains.Callers;

/// <summary>The one owner, in the whole cluster, of what is known about one caller.</summary>
/// <remarks>The key is <see cref="CallerKey"/>'s text, for example <c>own/+493023125001</c>.</remarks>
[Alias("spit.ICallerGrain")]
public interface ICallerGrain : IGrainWithStringKey
{
    /// <summary>Counts the attempt and says what is known, the attempt included.</summary>
    [Alias("Observe")]
    Task<CallerEvidence> Observe(CallAttempt attempt);

    /// <summary>Takes note of how a call ended.</summary>
    [Alias("Learn")]
    Task Learn(CallOutcome outcome);

    /// <summary>What is known, without counting anything; null for a caller never seen.</summary>
    [Alias("Read")]
    Task<CallerEvidence?> Read();
}
