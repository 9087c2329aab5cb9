namespace Spit.Media.Challenges;

/// <summary>What came of a challenge.</summary>
public sealed record ChallengeFinding
{
    public required ChallengeDecision Decision { get; init; }

    /// <summary>The logistic of <see cref="Prior"/> + <see cref="Sum"/>, 0 to 1.</summary>
    public required double RobotProbability { get; init; }

    /// <summary>ln of the odds that the caller is a robot before he was heard, as far as it counted.</summary>
    public required double Prior { get; init; }

    /// <summary>The sum of all contributions, in thousandths.</summary>
    public required double Sum { get; init; }

    /// <summary>What each test says, those that were not asked included.</summary>
    public required IReadOnlyList<TestContribution> Tests { get; init; }

    /// <summary>The share of speech in 0.3 to 6 s of the greeting, 0 to 1; 0 when nothing of it is known.</summary>
    public required double SpeechRatio { get; init; }

    /// <summary>From the first sound played to the first speech, at any time; null: nothing was said.</summary>
    public required TimeSpan? Onset { get; init; }

    /// <summary>The longest spurt, at any time, pauses up to 300 ms joined; zero when nothing was said.</summary>
    public required TimeSpan LongestSpurt { get; init; }
}
