using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>One caller calls many different people.</summary>
internal sealed class CalleeFanout : ISignal
{
    public string Symbol => Symbols.CalleeFanout;

    public SignalFamily Family => SignalFamily.FanOut;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("CALLEE_FANOUT.hour", Trend.Rising, 0, 1, 2, 3, 4, 5, 6, 7, 8, 10),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Caller is { } caller) readings.Add(0, Math.Log2(1 + caller.Callees1h));
    }

    public string Explain(SignalInput input) =>
        FormattableString.Invariant($"{input.Evidence.Caller?.Callees1h:0} different callees in an hour");
}
