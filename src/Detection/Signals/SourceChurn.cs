using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>
/// An address shows many caller identities. Counts only for strangers from addresses without good callers.
/// </summary>
internal sealed class SourceChurn : ISignal
{
    public string Symbol => Symbols.SourceChurn;

    public SignalFamily Family => SignalFamily.Address;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("SOURCE_CHURN.callers", Trend.Rising, 0, 1, 2, 3, 4, 5, 6, 8, 10),
        new("SOURCE_CHURN.callers_each_call", Trend.Rising, 0, 0.3, 0.6, 0.8, 1),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Source is not { } source) return;
        var factor = AddressWeight.Of(input.Strangeness, source);
        readings.Add(0, Math.Log2(1 + source.Callers1h), factor);
        readings.Add(1, source.Callers1h / (source.Attempts1h + 2), factor);
    }

    public string Explain(SignalInput input)
    {
        if (input.Evidence.Source is not { } source) return "";
        return FormattableString.Invariant(
            $"{source.Callers1h:0} different callers in {source.Attempts1h:0} calls of an hour, ")
            + FormattableString.Invariant($"{source.GoodCallers24h:0} good callers there");
    }
}
