namespace Spit.MediaBench.Streams;

/// <summary>What is measured.</summary>
/// <param name="Calls">At once.</param>
/// <param name="Length">Of a round.</param>
/// <param name="Rounds">After one that is not counted.</param>
internal sealed record StreamPlan(int Calls, TimeSpan Length, int Rounds);
