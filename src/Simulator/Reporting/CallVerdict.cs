using Spit.Simulator.Scenarios;

namespace Spit.Simulator.Reporting;

/// <summary>One call and what was decided about it.</summary>
/// <param name="At">When the decision was seen, from the start of the simulation.</param>
/// <param name="Call">The call.</param>
/// <param name="Disposition">What was decided.</param>
/// <param name="Score">As the edge wrote it; empty when it wrote none.</param>
/// <param name="Why">The signals, or what else explains the decision; empty for a plain allow.</param>
internal sealed record CallVerdict(
    TimeSpan At, PlannedCall Call, Disposition Disposition, string Score, string Why);
