namespace Spit.Detection.Replays;

/// <summary>How far a score is from a threshold.</summary>
/// <param name="Disposition">Of whose threshold.</param>
/// <param name="Points">What is missing; zero or less when the score has reached it.</param>
public sealed record ThresholdDistance(Disposition Disposition, Score Points);
