using Spit.Detection;
using Spit.Grains.Callers;
using Spit.Grains.Sources;

namespace Spit.Silo.Keys;

/// <summary>Who owns a key. Everything that asks for an owner asks here.</summary>
internal interface IGridKeys
{
    ICallerGrain Caller(CallerKey key);

    ISourceGrain Source(SourceAddress address);
}
