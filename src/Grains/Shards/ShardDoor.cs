using Microsoft.Extensions.Logging;
using Spit.Detection;

namespace Spit.Grains.Shards;

/// <summary>See <see cref="IShardDoor"/>; one in each silo.</summary>
internal sealed class ShardDoor(
    GrainId id,
    Silo silo,
    ILoggerFactory loggers,
    LocalShards<CallerEvidence> callers,
    LocalShards<SourceEvidence> sources) : GrainService(id, silo, loggers), IShardDoor
{
    public Task<HeldEvidence> ObserveHeld(CallAttempt[] ofCallers, CallAttempt[] ofSources) =>
        Task.FromResult(new HeldEvidence(
            Array.ConvertAll(ofCallers, attempt =>
                callers.TryObserve(ShardMap.Of(attempt.Caller), attempt, out var evidence) ? evidence : null),
            Array.ConvertAll(ofSources, attempt =>
                sources.TryObserve(ShardMap.Of(attempt.Source), attempt, out var evidence) ? evidence : null)));
}
