using System.Globalization;

namespace Spit.Detection.Signals;

/// <summary>Those who answer hang up at once (spam), or talk (credit).</summary>
/// <remarks>
/// Per answered call: legitimate calls are short (6 s) in 1.8 % of cases (log-logistic, median 74 s, shape 1.6),
/// robocalls in about half (chosen): a short call weighs ln(0.5 / 0.018) = 3.3, a longer one ln(0.5 / 0.982) = -0.675.
/// Calls of one caller are not independent, so both count half. See docs/signals/SHORT_CALLS.md.
/// </remarks>
internal sealed class ShortCalls : ISignal
{
    private const double Dependence = 0.5;
    private const double PerShort = 3.3 * Dependence;
    private const double PerLonger = -0.675 * Dependence;

    // Short calls end first: a dialler's first outcomes are all short, while its longer calls still go on.
    private const double Allowance = 3;

    private const double Most = 4.5;
    private const double Least = -5;

    public string Symbol => Symbols.ShortCalls;

    public SignalFamily Family => SignalFamily.Completion;

    public SignalValue? Weigh(in SignalInput input)
    {
        if (input.Evidence.Caller is not { Answered24h: > 0 } caller) return null;
        var breadth = Breadth.Of(caller);
        if (breadth == 0) return null;
        var longer = Math.Max(0, caller.Answered24h - caller.Short24h);
        var against = PerShort * Math.Max(0, caller.Short24h - Allowance);
        var points = Math.Clamp(against + (PerLonger * longer), Least, Most);
        if (points == 0) return null;
        return new SignalValue(points * breadth, string.Create(
            CultureInfo.InvariantCulture,
            $"{caller.Short24h:0.#} of {caller.Answered24h:0.#} answered calls were short"));
    }
}
