using System.Collections.Immutable;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>The caller's number is one that no number plan has.</summary>
internal sealed class BadNumber : ISignal
{
    public string Symbol => Symbols.BadNumber;

    public SignalFamily Family => SignalFamily.Identity;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("BAD_NUMBER.malformed", Trend.Rising, 0, 1),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Pattern.Caller == CallerShape.Malformed) readings.Add(0, 1, input.Strangeness);
    }

    public string Explain(SignalInput input) =>
        "no number plan has the caller's number";
}
