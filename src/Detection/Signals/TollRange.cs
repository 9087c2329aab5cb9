using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>The callee is in a range whose calls are the point of toll fraud.</summary>
internal sealed class TollRange : ISignal
{
    public string Symbol => Symbols.TollRange;

    public SignalFamily Family => SignalFamily.Identity;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("TOLL_RANGE.callee", Trend.Free, 0, 1),
    ];

    public void Read(in SignalInput input, ref Readings readings)
    {
        foreach (var range in input.Policy.TollRanges)
        {
            if (!input.Attempt.Callee.StartsWith(range, StringComparison.Ordinal)) continue;
            readings.Add(0, 1);
            return;
        }
    }

    public string Explain(in SignalInput input) =>
        "the callee is in a toll range";
}
