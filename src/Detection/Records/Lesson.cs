using Spit.Detection.Likelihoods;
using Spit.Detection.Policies;

namespace Spit.Detection.Records;

/// <summary>What became known about a call after it was judged, as far as records learn from it.</summary>
/// <param name="At">When it became known.</param>
/// <param name="Category">One of <see cref="OutcomeCategory"/>; never neutral.</param>
/// <param name="TalkSeconds">Talk time of an answered call, else zero.</param>
/// <param name="Weight">How much of a call this counts: 0 to 1.</param>
internal readonly record struct Lesson(DateTimeOffset At, int Category, double TalkSeconds, double Weight)
{
    public bool IsEnd => Category <= OutcomeCategory.Unwanted && !IsReport;

    /// <summary>A complaint after the call, beside its end.</summary>
    public bool IsReport { get; init; }

    /// <summary>More than the manner of a call: somebody complained, or a challenge was failed.</summary>
    public bool IsProof => Category is OutcomeCategory.Unwanted or OutcomeCategory.ChallengeFailed;

    public bool IsAnswered => Category < OutcomeCategory.Busy;

    public bool IsShort(Policy policy) => IsAnswered && TalkSeconds <= policy.ShortCall.TotalSeconds;

    /// <summary>Null when the outcome says nothing about the caller.</summary>
    public static Lesson? Of(CallOutcome outcome, Policy policy)
    {
        // Nobody has a reason to call a honeypot, however politely the call went.
        var category = policy.Honeypots.Contains(outcome.Attempt.Callee)
            ? OutcomeCategory.Unwanted
            : OutcomeCategory.Of(outcome);
        if (category == OutcomeCategory.Neutral) return null;
        var talk = outcome.IsAnswered ? Math.Max(0, outcome.Duration.TotalSeconds) : 0;
        return new Lesson(outcome.EndedAt, category, talk, 1);
    }

    public static Lesson Of(CallReport report) =>
        new(report.At, OutcomeCategory.Unwanted, 0, Math.Clamp(report.Weight, 0, 1)) { IsReport = true };

    public static Lesson Of(ChallengeResult result) => new(
        result.At, result.Passed ? OutcomeCategory.ChallengePassed : OutcomeCategory.ChallengeFailed, 0, 1);
}
