namespace Spit.Policies.Differences;

/// <summary>A line of two texts.</summary>
/// <param name="Mark">A blank when it is in both, a minus when in the first only, a plus when in the second only.</param>
/// <param name="Text">Without its end.</param>
internal readonly record struct DifferingLine(char Mark, string Text);
