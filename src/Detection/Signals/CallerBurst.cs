using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>One caller calls faster than people and honest diallers do, and faster than he uses to.</summary>
/// <remarks>
/// Measures are log2 of one plus the count.
/// </remarks>
internal sealed class CallerBurst : ISignal
{
    public string Symbol => Symbols.CallerBurst;

    public SignalFamily Family => SignalFamily.Rate;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("CALLER_BURST.ten_seconds", Trend.Rising, 0, 1, 1.6, 2.3, 3, 4, 5, 6),
        new("CALLER_BURST.minute", Trend.Rising, 0, 1, 2, 3, 4, 5, 6, 7),
        new("CALLER_BURST.hour", Trend.Free, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
        new("CALLER_BURST.day", Trend.Free, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        new("CALLER_BURST.above_usual", Trend.Rising, 0, 1, 2, 3, 4, 5, 6),
    ];

    public void Read(in SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Caller is not { } caller) return;
        readings.Add(0, Math.Log2(1 + caller.Attempts10s));
        readings.Add(1, Math.Log2(1 + caller.Attempts1m));
        readings.Add(2, Math.Log2(1 + caller.Attempts1h));
        readings.Add(3, Math.Log2(1 + caller.Attempts24h));
        readings.Add(4, Math.Log2(1 + caller.AboveUsual));
    }

    public string Explain(in SignalInput input)
    {
        if (input.Evidence.Caller is not { } caller) return "";
        return FormattableString.Invariant(
            $"{caller.Attempts10s:0} attempts in 10 s, {caller.Attempts1m:0} in a minute, {caller.Attempts1h:0} in an hour, ")
            + FormattableString.Invariant($"{caller.Attempts24h:0} in a day; {caller.AboveUsual:0.#} times the usual pace");
    }
}
