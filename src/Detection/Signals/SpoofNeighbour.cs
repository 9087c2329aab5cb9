using System.Collections.Immutable;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>A stranger from outside shows a number like the callee's own.</summary>
/// <remarks>
/// Neighbours do call each other. Nobody but who makes numbers up shows ever other ones from one address or with one
/// make, each like that of whom he calls.
/// </remarks>
internal sealed class SpoofNeighbour : ISignal
{
    // Chosen: half of a share is believed after three calls.
    private const double Doubt = 3;

    public string Symbol => Symbols.SpoofNeighbour;

    public SignalFamily Family => SignalFamily.Identity;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("SPOOF_NEIGHBOUR.last_digits", Trend.Free, 1, 2, 3, 4, 5, 6, 7) { Neutral = 7 },
        new("SPOOF_NEIGHBOUR.address", Trend.Rising, 0, 0.1, 0.2, 0.35, 0.5, 0.7, 1),
        new("SPOOF_NEIGHBOUR.make", Trend.Rising, 0, 0.1, 0.2, 0.35, 0.5, 0.7, 1),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (!input.IsFromOutside || input.Pattern.LastDigits is 0 or > 6) return;
        readings.Add(0, input.Pattern.LastDigits, input.Strangeness);
        if (!input.Pattern.IsNeighbour) return;
        if (input.Evidence.Source is { } source)
            readings.Add(1, ShareOf(source.NearCallers24h, source.Attempts24h), input.Strangeness);
        var make = input.Evidence.Standings[StandingKind.Fingerprint];
        var near = input.Evidence.Standings[StandingKind.Pattern].Callers24h;
        readings.Add(2, ShareOf(near, make.Strangers24h + make.Regulars24h), input.Strangeness);
    }

    private static double ShareOf(double callers, double calls) => Math.Min(1, callers / (calls + Doubt));

    public string Explain(SignalInput input) =>
        $"the caller's number is the callee's but for the last {input.Pattern.LastDigits} digits; "
        + FormattableString.Invariant($"{input.Evidence.Source?.NearCallers24h ?? 0:0} such callers from the address ")
        + FormattableString.Invariant($"in {input.Evidence.Source?.Attempts24h ?? 0:0} calls of a day");
}
