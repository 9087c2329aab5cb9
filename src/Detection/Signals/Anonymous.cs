using System.Collections.Immutable;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>The caller withholds his number.</summary>
internal sealed class Anonymous : ISignal
{
    public string Symbol => Symbols.Anonymous;

    public SignalFamily Family => SignalFamily.Identity;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("ANONYMOUS.from_outside", Trend.Free, 0, 1),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input is { IsFromOutside: true, Pattern.Caller: CallerShape.Anonymous }) readings.Add(0, 1);
    }

    public string Explain(SignalInput input) =>
        "the number is withheld";
}
