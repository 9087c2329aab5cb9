using System.Collections.Immutable;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>A number of the home country comes in over an international trunk.</summary>
internal sealed class NationalFromAbroad : ISignal
{
    public string Symbol => Symbols.NationalFromAbroad;

    public SignalFamily Family => SignalFamily.Identity;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("NATIONAL_FROM_ABROAD.stranger", Trend.Rising, 0, 1),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input is { Attempt.Caller.Trust: TrustClass.International, Pattern.Caller: CallerShape.Home })
            readings.Add(0, 1, input.Strangeness);
    }

    public string Explain(SignalInput input) =>
        "a home number over an international trunk";
}
