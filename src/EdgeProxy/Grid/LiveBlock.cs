using Spit.Detection;

namespace Spit.EdgeProxy.Grid;

/// <summary>A caller who is to be refused everywhere for a while.</summary>
/// <param name="Caller">Who.</param>
/// <param name="For">How long.</param>
public readonly record struct LiveBlock(CallerKey Caller, TimeSpan For);
