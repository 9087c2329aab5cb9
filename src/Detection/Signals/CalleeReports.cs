using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>Callees complained about this caller.</summary>
internal sealed class CalleeReports : ISignal
{
    public string Symbol => Symbols.CalleeReports;

    public SignalFamily Family => SignalFamily.Reputation;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("CALLEE_REPORTS.count", Trend.Rising, 0, 0.5, 1, 1.6, 2.3, 3, 4, 5),
        new("CALLEE_REPORTS.ratio", Trend.Rising, 0, 0.01, 0.03, 0.08, 0.2, 0.5),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Caller is not { Reports: > 0 } caller) return;
        readings.Add(0, Math.Log2(1 + caller.Reports));
        readings.Add(1, caller.Reports / (caller.Attempts30d + 5));
    }

    public string Explain(SignalInput input) =>
        FormattableString.Invariant($"{input.Evidence.Caller?.Reports:0.#} complaints about ")
        + FormattableString.Invariant($"{input.Evidence.Caller?.Attempts30d:0} calls of a month");
}
