using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>The address sends what claims to be SIP and is not.</summary>
internal sealed class Malformed : ISignal
{
    // Chosen: two slips a day say nothing, and every doubling adds half a point. UDP sources can be forged, so never
    // more than brings a stranger to a challenge.
    private const double Slips = 2;
    private const double OfDoubling = 0.5;
    private const double Most = 2;

    public string Symbol => Symbols.Malformed;

    public SignalFamily Family => SignalFamily.Scanner;

    public ImmutableArray<Facet> Facets { get; } = [];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Source is not { Malformed24h: > Slips } source) return;
        var points = Math.Min(Most, OfDoubling * Math.Log2(source.Malformed24h / Slips));
        readings.AddPoints(points * AddressWeight.Of(input.Strangeness, source));
    }

    public string Explain(SignalInput input) =>
        FormattableString.Invariant($"{input.Evidence.Source?.Malformed24h:0.#} malformed messages from the address ")
        + "in a day";
}
