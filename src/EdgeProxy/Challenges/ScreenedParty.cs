using Spit.Detection;

namespace Spit.EdgeProxy.Challenges;

/// <summary>A call and what was said of it.</summary>
internal sealed record ScreenedParty(CallAttempt Attempt, Verdict Verdict);
