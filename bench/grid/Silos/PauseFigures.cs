namespace Spit.GridBench.Silos;

/// <summary>What a <see cref="PauseWatch"/> saw.</summary>
/// <param name="LongestGcPauseMs">The longest single pause of a garbage collection.</param>
/// <param name="LongestStallMs">
/// The longest time by which a thread that only sleeps a millisecond at a time overslept: pauses, and what the machine
/// does to everybody.
/// </param>
/// <param name="TotalGcPauseMs">All pauses of garbage collections together.</param>
/// <param name="FullCollections">Collections of generation 2.</param>
internal sealed record PauseFigures(
    double LongestGcPauseMs, double LongestStallMs, double TotalGcPauseMs, int FullCollections);
