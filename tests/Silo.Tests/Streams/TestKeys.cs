using System.Diagnostics.CodeAnalysis;
using Spit.Detection;
using Spit.Detection.Standings;
using Spit.Grains.Callers;
using Spit.Grains.Reporters;
using Spit.Grains.Shards;
using Spit.Grains.Sources;
using Spit.Grains.Standings;
using Spit.Silo.Keys;

namespace Spit.Silo.Tests.Streams;

/// <summary>Owners that answer when the test says so.</summary>
internal sealed class TestKeys : IGridKeys
{
    public TestCaller Callers { get; } = new();

    public TestSource Sources { get; } = new();

    public ICaller Caller(CallerKey key) => new Caller(Callers, key);

    public TestStanding Standings { get; } = new();

    // None of them lives here.
    public bool TryObserve(CallAttempt attempt, [NotNullWhen(true)] out CallerEvidence? caller)
    {
        caller = null;
        return false;
    }

    public bool TryObserve(CallAttempt attempt, [NotNullWhen(true)] out SourceEvidence? source)
    {
        source = null;
        return false;
    }

    public SiloAddress? HomeOf(CallerKey caller) => null;

    public SiloAddress? HomeOf(SourceAddress source) => null;

    public Task<HeldEvidence> ObserveHeldAsync(
        SiloAddress home, CallAttempt[] ofCallers, CallAttempt[] ofSources) => throw new NotSupportedException();

    public bool TryLook(StandingKey key, [NotNullWhen(true)] out StandingEvidence? known)
    {
        known = null;
        return false;
    }

    public bool TryObserve(StandingKey key, StandingAttempt attempt, [NotNullWhen(true)] out StandingEvidence? known)
    {
        known = null;
        return false;
    }

    public bool TryTell(StandingKey key, StandingAttempt attempt) => false;

    public bool TryExchange(StandingBatch batch, [NotNullWhen(true)] out StandingEvidence? known)
    {
        known = null;
        return false;
    }

    public IReporter Reporter(string identity) => throw new NotSupportedException();

    IStandingShardGrain IGridKeys.Standings(int shard) => Standings;

    public ISource Source(SourceAddress address) => new Source(Sources, address);

    public ICallerShardGrain CallerShard(int shard) => Callers;

    public ISourceShardGrain SourceShard(int shard) => Sources;
}
