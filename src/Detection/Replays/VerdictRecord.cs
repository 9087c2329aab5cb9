namespace Spit.Detection.Replays;

/// <summary>A verdict of the past with all that it rested on, so that it can be given again.</summary>
public sealed record VerdictRecord
{
    public required CallAttempt Attempt { get; init; }

    /// <summary>What was known then; of lists the operators' live ones alone, as the policy has its own.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>What was said then.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Judges an attempt and keeps all of it.</summary>
    public static VerdictRecord Of(CallAttempt attempt, Evidence evidence, Policies.Policy policy) => new()
    {
        Attempt = attempt,
        Evidence = evidence,
        Verdict = Judge.Weigh(attempt, evidence, policy),
    };
}
