namespace Spit.Detection.Replays;

/// <summary>A call that another policy treats otherwise.</summary>
/// <param name="Index">Which of the records, from 0.</param>
/// <param name="Record">The call, and what was said of it.</param>
/// <param name="Now">What the other policy says.</param>
/// <param name="Changes">The signals that weigh otherwise; empty when a threshold or a rule alone made it flip.</param>
public sealed record VerdictFlip(
    int Index, VerdictRecord Record, Verdict Now, IReadOnlyList<ContributionChange> Changes);
