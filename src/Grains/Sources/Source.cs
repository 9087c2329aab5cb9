using Spit.Detection;

namespace Spit.Grains.Sources;

/// <summary>One source address of a shard.</summary>
public sealed class Source(ISourceShardGrain shard, SourceAddress address) : ISource
{
    public Task<SourceEvidence> Observe(CallAttempt attempt) => shard.Observe(attempt);

    public Task Learn(CallOutcome outcome, bool isStranger) => shard.Learn(outcome, isStranger);

    public Task Learn(CallReport report, bool isStranger) => shard.Learn(report, isStranger);

    public Task Learn(ChallengeResult result, bool isStranger) => shard.Learn(result, isStranger);

    public Task Learn(SourceProbes probes) => shard.Learn(probes);

    public Task<SourceEvidence?> Read() => shard.Read(address);
}
