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
        new("ANONYMOUS.way", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
        new("ANONYMOUS.way_hour", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (!input.IsFromOutside || !input.Attempt.Caller.IsWithheld) return;
        readings.Add(0, 1);
        var way = input.Evidence.Standings[StandingKind.Identity];
        Company.Read(way, 1, input, ref readings);
        Company.ReadRecent(way, 2, input, ref readings);
    }

    public string Explain(SignalInput input) =>
        "the number is withheld";
}
