using Spit.Detection;

namespace Spit.EdgeProxy.Grid;

/// <summary>A call that is over, as the grid is told of it.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="IsUnwanted">
/// True when the callee's side said with 607, in its response or its BYE, that the call was unwanted (RFC 8197).
/// </param>
public readonly record struct EndedCall(CallOutcome Outcome, bool IsUnwanted);
