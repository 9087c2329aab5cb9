namespace Spit.Policies.Differences;

/// <summary>A line of two texts.</summary>
/// <param name="Mark">A blank when both have it, a minus when the first alone, a plus when the second alone.</param>
/// <param name="Text">Without its end.</param>
internal readonly record struct DifferingLine(char Mark, string Text);
