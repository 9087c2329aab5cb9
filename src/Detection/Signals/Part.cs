namespace Spit.Detection.Signals;

/// <summary>What one signal adds to a score.</summary>
/// <param name="Signal">Its place in the catalogue.</param>
/// <param name="Score">Never zero.</param>
internal readonly record struct Part(int Signal, Score Score);
