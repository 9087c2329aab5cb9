using System.Globalization;

namespace Spit.Detection.Signals;

/// <summary>What earlier calls of this caller were worth to those who were called.</summary>
/// <remarks>
/// The logarithm of the odds of a beta distribution's mean, with one good and one bad call as prior. Silent below the
/// policy's least samples. See docs/signals/REPUTATION.md.
/// </remarks>
internal sealed class Reputation : ISignal
{
    // With SHORT_CALLS at its most (4.5), which learns from the same calls, this stays below a block.
    private const double Most = 4;
    private const double Least = -4;

    public string Symbol => Symbols.Reputation;

    public SignalFamily Family => SignalFamily.Reputation;

    public SignalValue? Weigh(in SignalInput input)
    {
        if (input.Evidence.Caller is not { } caller) return null;
        if (caller.Good + caller.Bad < input.Policy.LeastSamples) return null;
        var breadth = Breadth.Of(caller);
        if (breadth == 0) return null;
        var points = Math.Clamp(Math.Log((caller.Bad + 1) / (caller.Good + 1)), Least, Most);
        return new SignalValue(points * breadth, string.Create(
            CultureInfo.InvariantCulture, $"experience of {caller.Good:0.#} good and {caller.Bad:0.#} bad calls"));
    }
}
