using Spit.Detection;

namespace Spit.GridBench.Loads;

/// <summary>One decision.</summary>
/// <returns>False when it was not answered in full.</returns>
internal delegate ValueTask<bool> Ask(CallAttempt attempt);
