using Spit.Detection;
using Spit.Detection.Standings;
using Spit.Grains.Callers;
using Spit.Grains.Reporters;
using Spit.Grains.Sources;
using Spit.Grains.Standings;

namespace Spit.Silo.Keys;

/// <summary>Who owns a key. Everything that asks for an owner asks here.</summary>
internal interface IGridKeys
{
    ICallerGrain Caller(CallerKey key);

    ISourceGrain Source(SourceAddress address);

    /// <remarks>Not kept: who asks for it again and again keeps it.</remarks>
    IStandingGrain Standing(StandingKey key);

    /// <param name="identity">Canonical identity of who was called.</param>
    IReporterGrain Reporter(string identity);
}
