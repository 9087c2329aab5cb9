using Spit.Detection.Policies;
using Spit.Detection.Records;

namespace Spit.Detection.Standings;

/// <summary>What standings learn from one call of a stranger.</summary>
/// <param name="At">When it became known.</param>
/// <param name="LogRatio">ln of how much likelier that is for spam.</param>
/// <param name="Weight">How much of a call this is: 0 to 1.</param>
/// <param name="IsProof">A challenge was failed or somebody complained: more than the manner of a call.</param>
[GenerateSerializer, Immutable, Alias("spit.StandingLesson")]
public readonly record struct StandingLesson(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] double LogRatio,
    [property: Id(2)] double Weight,
    [property: Id(3)] bool IsProof = false)
{
    /// <summary>Null when the outcome says nothing about the caller: then nobody learns from it.</summary>
    public static StandingLesson? Of(CallOutcome outcome, Policy policy) =>
        Lesson.Of(outcome, policy) is { } lesson ? Of(lesson, policy) : null;

    public static StandingLesson Of(CallReport report, Policy policy) => Of(Lesson.Of(report), policy);

    public static StandingLesson Of(ChallengeResult result, Policy policy) => Of(Lesson.Of(result), policy);

    private static StandingLesson Of(in Lesson lesson, Policy policy) =>
        new(lesson.At, policy.Likelihoods.OfStranger(lesson.Category), lesson.Weight, lesson.IsProof);
}
