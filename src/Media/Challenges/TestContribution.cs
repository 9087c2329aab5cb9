namespace Spit.Media.Challenges;

/// <summary>What one test says of a caller.</summary>
/// <param name="Name">The test, as in <c>likelihoods.json</c>.</param>
/// <param name="Reading">What it measured.</param>
/// <param name="Value">
/// ln of how much likelier the reading is from a robot than from a person, in thousandths; 0 when not asked.
/// </param>
public sealed record TestContribution(string Name, TestReading Reading, double Value);
