namespace Spit.Detection;

/// <summary>One signal's part in a verdict.</summary>
/// <param name="Symbol">The signal's name, for example CALLER_BURST.</param>
/// <param name="Score">Weight times value; the contributions of a verdict sum exactly to its score.</param>
/// <param name="Reason">The reason in words, with the numbers it rests on.</param>
public sealed record Contribution(string Symbol, Score Score, string Reason);
