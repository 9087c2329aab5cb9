namespace Spit.Media.Challenges;

/// <summary>What the measures say of a caller.</summary>
public enum ChallengeDecision
{
    /// <summary>Neither is likely enough: he is asked once more, or leaves a message. Never a block.</summary>
    Unsure,

    Human,

    Robot,
}
