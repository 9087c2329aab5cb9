using System.Globalization;

namespace Spit.Detection.Signals;

/// <summary>
/// An address sends more than a phone or a small PBX would. Counts only for callers about whom little is known.
/// </summary>
/// <remarks>Constants are chosen; see docs/signals/SOURCE_BURST.md.</remarks>
internal sealed class SourceBurst : ISignal
{
    // 20 attempts a second.
    private const double Free = 200;
    private const double Most = 2;

    public string Symbol => Symbols.SourceBurst;

    public SignalFamily Family => SignalFamily.Address;

    public SignalValue? Weigh(in SignalInput input)
    {
        if (input.Evidence.Source is not { Attempts10s: > Free } source) return null;
        var weight = AddressWeight.Of(input.Evidence.Caller, source);
        if (weight == 0) return null;
        return new SignalValue(
            weight * Math.Min(Most, Math.Log(source.Attempts10s / Free)),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{source.Attempts10s:0} attempts in 10 s from the address, "
                + $"{source.GoodCallers24h:0} good callers there"));
    }
}
