namespace Spit.Oracle.Tests.Schedules;

/// <summary>How a schedule went.</summary>
/// <param name="Attempts">Asked about.</param>
/// <param name="Slow">Of these, those that the grid may have forgotten before they were asked again.</param>
/// <param name="Breaks">Connections that broke.</param>
/// <param name="Faults">What the oracle refused; one text for each.</param>
internal sealed record ScheduleResult(int Attempts, int Slow, int Breaks, IReadOnlyList<string> Faults);
