using BitFaster.Caching.Lru;
using Spit.Detection;
using Spit.Detection.Standings;
using Spit.Grains.Callers;
using Spit.Grains.Reporters;
using Spit.Grains.Sources;
using Spit.Grains.Standings;

namespace Spit.Silo.Keys;

/// <summary>Every key is a grain. References are kept: making one costs more than the call that follows.</summary>
internal sealed class GridKeys(IGrainFactory grains) : IGridKeys
{
    // Chosen: 900 B a reference, so at most some 60 MB with both kinds.
    private const int Capacity = 32_768;

    private readonly ConcurrentLru<CallerKey, ICallerGrain> _callers = new(Capacity);
    private readonly ConcurrentLru<SourceAddress, ISourceGrain> _sources = new(Capacity);

    public ICallerGrain Caller(CallerKey key) =>
        _callers.GetOrAdd(key, static (k, g) => g.GetGrain<ICallerGrain>(k.ToString()), grains);

    public ISourceGrain Source(SourceAddress address) =>
        _sources.GetOrAdd(address, static (a, g) => g.GetGrain<ISourceGrain>(a.ToString()), grains);

    public IStandingGrain Standing(StandingKey key) => grains.GetGrain<IStandingGrain>(key.ToString());

    public IReporterGrain Reporter(string identity) => grains.GetGrain<IReporterGrain>(identity);
}
