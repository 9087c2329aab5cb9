using System.Collections.Immutable;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>What a call is taken for before anything is known about it.</summary>
internal sealed class Prior : ISignal
{
    // Chosen: an own subscriber is known by name, and is not to be bothered while the grid still knows little. So much
    // keeps families unchallenged from the first quarter of an hour of an empty grid on.
    private const double OfSubscribers = -0.9;

    public string Symbol => Symbols.Prior;

    public SignalFamily Family => SignalFamily.Prior;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("PRIOR.odds", Trend.Free, 0) { Neutral = null },
        new("PRIOR.stranger", Trend.Rising, 0, 0.1, 0.3, 0.5, 0.7, 1),
        new("PRIOR.memory", Trend.Rising, 0, 1, 2, 3, 4, 5, 6, 7),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (!input.IsFromOutside) readings.AddPoints(OfSubscribers);
        readings.Add(0, 0);
        readings.Add(1, input.Strangeness);
        readings.Add(2, Math.Log2(1 + HoursKnown(input)), input.Strangeness);
    }

    // An empty grid knows nobody: a stranger to it may be anybody. When it has seen a trunk's callers for days, few of
    // those who mean well are strangers to it.
    private static double HoursKnown(SignalInput input) => input.Evidence.Standings[StandingKind.Trunk].KnownHours;

    public string Explain(SignalInput input) =>
        FormattableString.Invariant(
            $"where a call begins before anything is known about it, from a caller {input.Strangeness:0%} a stranger");
}
