using Spit.Detection;

namespace Spit.Silo.Outcomes;

/// <summary>A delivered call that has ended.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="IsUnwanted">The callee said so with a 607 (RFC 8197), in a response or a Reason.</param>
internal readonly record struct EndedCall(CallOutcome Outcome, bool IsUnwanted);
