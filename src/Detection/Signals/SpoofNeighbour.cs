using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>A stranger from outside shows a number like the callee's own.</summary>
internal sealed class SpoofNeighbour : ISignal
{
    public string Symbol => Symbols.SpoofNeighbour;

    public SignalFamily Family => SignalFamily.Identity;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("SPOOF_NEIGHBOUR.last_digits", Trend.Free, 1, 2, 3, 4, 5, 6, 7) { Neutral = 7 },
        new("SPOOF_NEIGHBOUR.foreign", Trend.Free, 0, 1),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (!input.IsFromOutside || input.Pattern.LastDigits is 0 or > 6) return;
        readings.Add(0, input.Pattern.LastDigits, input.Strangeness);
    }

    public string Explain(SignalInput input) =>
        $"the caller's number is the callee's but for the last {input.Pattern.LastDigits} digits";
}
