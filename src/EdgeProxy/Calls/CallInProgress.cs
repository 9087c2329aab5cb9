using Spit.Detection;

namespace Spit.EdgeProxy.Calls;

/// <summary>An answered call, from its 2xx to its BYE.</summary>
/// <param name="CalleeTag">The To tag of the first 2xx; a fork's further answers are no calls of their own.</param>
internal sealed record CallInProgress(CallAttempt Attempt, DateTimeOffset AnsweredAt, byte[] Key, byte[] CalleeTag);
