using System.Globalization;

namespace Spit.Detection.Signals;

/// <summary>An address shows many caller identities. Counts only for callers about whom little is known.</summary>
/// <remarks>Constants are chosen; see docs/signals/SOURCE_CHURN.md.</remarks>
internal sealed class SourceChurn : ISignal
{
    private const double Free = 64;
    private const double Most = 2;

    public string Symbol => Symbols.SourceChurn;

    public SignalFamily Family => SignalFamily.Address;

    public SignalValue? Weigh(in SignalInput input)
    {
        if (input.Evidence.Source is not { Callers1h: > Free } source) return null;
        var weight = AddressWeight.Of(input.Evidence.Caller, source);
        if (weight == 0) return null;
        return new SignalValue(
            weight * Math.Min(Most, Math.Log(source.Callers1h / Free)),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{source.Callers1h:0} different callers in an hour, {source.GoodCallers24h:0} good callers there"));
    }
}
