using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>What a call is taken for before anything is known about it.</summary>
internal sealed class Prior : ISignal
{
    public string Symbol => Symbols.Prior;

    public SignalFamily Family => SignalFamily.Prior;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("PRIOR.odds", Trend.Free, 0),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        readings.Add(0, 0);
    }

    public string Explain(SignalInput input) =>
        "what a call is taken for before anything is known about it";
}
