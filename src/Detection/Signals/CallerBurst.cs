using System.Globalization;

namespace Spit.Detection.Signals;

/// <summary>One caller calls faster than people and honest diallers do.</summary>
/// <remarks>
/// The log-likelihood ratio of two Poisson rates is linear in the count. Two counts are tried and the stronger one
/// speaks: the last ten seconds (a burst), and the geometric mean of minute and hour (a pace that is kept up).
/// All constants are chosen; see docs/signals/CALLER_BURST.md for what each was chosen to separate.
/// </remarks>
internal sealed class CallerBurst : ISignal
{
    // A dialler at one call a second stands at 10, a school alarm at two at 20, three a second at 30.
    private const double BurstFree = 13;
    private const double BurstSlope = 0.5;
    // What outweighs the best completion and reputation there can be (-9) with fan-out (2.9) and still blocks (9).
    private const double BurstMost = 16;

    // One call a second for 90 s stands at 64, for two minutes at 78; a taxi office at 120 an hour stands at 15.
    private const double PaceFree = 62;
    private const double PaceSlope = 0.4;
    private const double PaceMost = 6.3;

    public string Symbol => Symbols.CallerBurst;

    public SignalFamily Family => SignalFamily.Rate;

    public SignalValue? Weigh(in SignalInput input)
    {
        if (input.Evidence.Caller is not { } caller) return null;
        var burst = Math.Min(BurstMost, BurstSlope * (caller.Attempts10s - BurstFree));
        var pace = Math.Min(PaceMost, PaceSlope * (Math.Sqrt(caller.Attempts1m * caller.Attempts1h) - PaceFree));
        if (burst <= 0 && pace <= 0) return null;
        return burst >= pace
            ? new SignalValue(burst, string.Create(
                CultureInfo.InvariantCulture, $"{caller.Attempts10s:0} attempts in 10 s"))
            : new SignalValue(pace, string.Create(
                CultureInfo.InvariantCulture,
                $"{caller.Attempts1m:0} attempts in a minute, {caller.Attempts1h:0} in an hour"));
    }
}
