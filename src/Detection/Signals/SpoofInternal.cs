using System.Collections.Immutable;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>A call from outside shows an internal number as its caller, which no call from outside has.</summary>
internal sealed class SpoofInternal : ISignal
{
    // Enough that the score agrees with the verdict in ordinary cases; the rule decides anyway.
    private const double Points = 10;

    public string Symbol => Symbols.SpoofInternal;

    public SignalFamily Family => SignalFamily.Identity;

    public ImmutableArray<Facet> Facets { get; } = [];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (Matches(input)) readings.AddPoints(Points);
    }

    public string Explain(SignalInput input) =>
        "an extension's number, on a call from outside";

    public static bool Matches(SignalInput input) =>
        input is { IsFromOutside: true, Pattern.Caller: CallerShape.Extension };
}
