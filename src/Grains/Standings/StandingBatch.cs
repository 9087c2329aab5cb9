using Spit.Detection.Standings;

namespace Spit.Grains.Standings;

/// <summary>What a silo saw of one standing's calls, each in the order of time.</summary>
/// <remarks>Whoever hands a batch over does not touch its lists again.</remarks>
[GenerateSerializer, Immutable, Alias("spit.StandingBatch")]
public sealed record StandingBatch
{
    /// <summary>What the calls have in common.</summary>
    [Id(2)] public required StandingKey Key { get; init; }

    [Id(0)] public IReadOnlyList<StandingAttempt> Attempts { get; init; } = [];

    /// <summary>Strangers' calls alone.</summary>
    [Id(1)] public IReadOnlyList<StandingLesson> Lessons { get; init; } = [];

    public int Count => Attempts.Count + Lessons.Count;
}
