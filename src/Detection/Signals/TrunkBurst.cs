using System.Collections.Immutable;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>Strangers come over a trunk at a pace above its day.</summary>
internal sealed class TrunkBurst : ISignal
{
    // Chosen: below this a ratio is noise.
    private const double Least = 10;

    public string Symbol => Symbols.TrunkBurst;

    public SignalFamily Family => SignalFamily.Peer;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("TRUNK_BURST.above_day", Trend.Rising, 0, 1, 2, 3, 4, 5),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        var trunk = input.Evidence.Standings[StandingKind.Trunk];
        if (trunk.Strangers1h < Least) return;
        readings.Add(0, Math.Log2(1 + (trunk.Strangers1h / Usual(trunk))), input.Strangeness);
    }

    public string Explain(SignalInput input)
    {
        var trunk = input.Evidence.Standings[StandingKind.Trunk];
        return FormattableString.Invariant(
            $"{trunk.Strangers1h:0} calls by strangers over the trunk in an hour, {Usual(trunk):0.#} are usual");
    }

    private static double Usual(StandingEvidence trunk) => Math.Max(1, (trunk.Strangers24h - trunk.Strangers1h) / 23);
}
