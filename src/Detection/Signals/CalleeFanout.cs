using System.Globalization;

namespace Spit.Detection.Signals;

/// <summary>One caller calls many different people.</summary>
/// <remarks>
/// Hospitals and schools do too, so the most it can say stays below a tag. Constants are chosen; see
/// docs/signals/CALLEE_FANOUT.md.
/// </remarks>
internal sealed class CalleeFanout : ISignal
{
    private const double Free = 10;
    private const double Slope = 0.3;
    private const double Most = 2.9;

    public string Symbol => Symbols.CalleeFanout;

    public SignalFamily Family => SignalFamily.FanOut;

    public SignalValue? Weigh(in SignalInput input)
    {
        if (input.Evidence.Caller is not { } caller || caller.Callees1h <= Free) return null;
        return new SignalValue(
            Math.Min(Most, Slope * (caller.Callees1h - Free)),
            string.Create(CultureInfo.InvariantCulture, $"{caller.Callees1h:0} different callees in an hour"));
    }
}
