using Spit.Detection;

namespace Spit.Silo.Blocks;

/// <summary>A caller who is refused everywhere for a while.</summary>
/// <param name="Caller">Who.</param>
/// <param name="At">When that was decided.</param>
/// <param name="Until">When it ends.</param>
internal readonly record struct LiveBlock(CallerKey Caller, DateTimeOffset At, DateTimeOffset Until);
