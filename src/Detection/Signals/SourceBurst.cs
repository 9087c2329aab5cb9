using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>
/// An address sends more than a phone or a small PBX would. Counts only for strangers from addresses without good
/// callers.
/// </summary>
internal sealed class SourceBurst : ISignal
{
    public string Symbol => Symbols.SourceBurst;

    public SignalFamily Family => SignalFamily.Address;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("SOURCE_BURST.ten_seconds", Trend.Rising, 0, 2, 4, 6, 8, 10),
        new("SOURCE_BURST.hour", Trend.Rising, 0, 2, 4, 6, 8, 10, 12),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Source is not { } source) return;
        var factor = AddressWeight.Of(input.Strangeness, source);
        readings.Add(0, Math.Log2(1 + source.Attempts10s), factor);
        readings.Add(1, Math.Log2(1 + source.Attempts1h), factor);
    }

    public string Explain(SignalInput input)
    {
        if (input.Evidence.Source is not { } source) return "";
        return FormattableString.Invariant(
            $"{source.Attempts10s:0} attempts in 10 s from the address, {source.Attempts1h:0} in an hour, ")
            + FormattableString.Invariant($"{source.GoodCallers24h:0} good callers there");
    }
}
