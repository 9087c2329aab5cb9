using Spit.Detection;

namespace Spit.Grains.Callers;

/// <summary>One caller of a shard.</summary>
public sealed class Caller(ICallerShardGrain shard, CallerKey key) : ICaller
{
    public Task<CallerEvidence> Observe(CallAttempt attempt) => shard.Observe(attempt);

    public Task<bool> Learn(CallOutcome outcome) => shard.Learn(outcome);

    public Task<bool> Learn(CallReport report) => shard.Learn(report);

    public Task<bool> Learn(ChallengeResult result) => shard.Learn(result);

    public Task<int> RevokeCredits() => shard.RevokeCredits(key);

    public Task Receive(DateTimeOffset at, string from) => shard.Receive(key, at, from);

    public Task<CallerEvidence?> Read(string? callee = null) => shard.Read(key, callee);
}
