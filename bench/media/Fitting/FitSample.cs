using Spit.Media.Challenges;

namespace Spit.MediaBench.Fitting;

/// <summary>One call to learn from.</summary>
internal sealed record FitSample(bool IsRobot, double Weight, IReadOnlyList<TestContribution> Tests);
