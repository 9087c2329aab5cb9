using Spit.Detection;

namespace Spit.Oracle.Tests.Schedules;

/// <summary>An attempt that an edge asked about, and what came of it.</summary>
/// <param name="Edge">Who asked.</param>
/// <param name="Caller">Which caller of the schedule.</param>
/// <param name="Source">Which source of the schedule.</param>
/// <param name="AskedAt">Before the question.</param>
/// <param name="EndedAt">After the answer, or after the edge gave up.</param>
/// <param name="IsSlow">It took longer than the grid remembers answers.</param>
/// <param name="Evidence">What the edge got.</param>
internal sealed record AskedAttempt(
    int Edge, int Caller, int Source, long AskedAt, long EndedAt, bool IsSlow, Evidence Evidence);
