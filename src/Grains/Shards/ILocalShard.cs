using System.Diagnostics.CodeAnalysis;
using Spit.Detection;

namespace Spit.Grains.Shards;

/// <summary>A shard as others in its silo see it; may be used on any thread.</summary>
internal interface ILocalShard<TEvidence>
    where TEvidence : class
{
    /// <summary>Counts an attempt whose record is in memory; false when it is to be brought to the grain.</summary>
    bool TryObserve(CallAttempt attempt, [NotNullWhen(true)] out TEvidence? evidence);
}
