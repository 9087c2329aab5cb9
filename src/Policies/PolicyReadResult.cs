using Spit.Detection.Policies;

namespace Spit.Policies;

/// <summary>What reading a policy came to.</summary>
/// <param name="Policy">Null when there is a fault.</param>
/// <param name="Faults">Everything that is wrong, in the order of the file; empty when the policy was read.</param>
public sealed record PolicyReadResult(Policy? Policy, IReadOnlyList<PolicyFault> Faults);
