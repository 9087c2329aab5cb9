using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Leaks;

/// <summary>What a static classifier looks at: one column, or a simple transform of one.</summary>
/// <param name="IsOutcome">Known only after the call, so that it may well tell.</param>
internal sealed record Feature(string Name, bool IsOutcome, Func<Call, string> Of);
