using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>Nobody calls this caller; or the callee did, which is credit.</summary>
internal sealed class NoReciprocity : ISignal
{
    public string Symbol => Symbols.NoReciprocity;

    public SignalFamily Family => SignalFamily.Reciprocity;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("NO_RECIPROCITY.made_to_received", Trend.Rising, -4, -2, 0, 1, 2, 3, 4, 6, 8),
        new("NO_RECIPROCITY.called_back", Trend.Free, 0, 1),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Caller is not { } caller) return;
        readings.Add(0, Math.Log2((caller.Attempts30d + 1) / (caller.Received + 1)));
        if (caller.CalleeCalledBefore) readings.Add(1, 1);
    }

    public string Explain(SignalInput input)
    {
        if (input.Evidence.Caller is not { } caller) return "";
        return FormattableString.Invariant($"{caller.Attempts30d:0} calls made, ")
            + FormattableString.Invariant($"{caller.Received:0} received in a month")
            + (caller.CalleeCalledBefore ? "; the callee called him before" : "");
    }
}
