using Spit.Detection.Policies;

namespace Spit.Detection.Signals;

/// <summary>What a signal may look at.</summary>
internal readonly record struct SignalInput(CallAttempt Attempt, Evidence Evidence, Policy Policy);
