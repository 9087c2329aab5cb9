using System.Collections.Immutable;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>What earlier calls of this caller were worth to those who were called.</summary>
/// <remarks>
/// The logarithm of the odds of a beta distribution's mean, with one good and one bad call as prior; below the policy's
/// least samples it counts in part. That he is known for days says nothing once he calls as he never did, and his good
/// calls nothing once he is judged by himself.
/// </remarks>
internal sealed class Reputation : ISignal
{
    public string Symbol => Symbols.Reputation;

    public SignalFamily Family => SignalFamily.Reputation;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("REPUTATION.odds", Trend.Rising, -4, -3, -2, -1, 0, 1, 2, 3),
        new("REPUTATION.days_known", Trend.Falling, 0, 0.02, 0.1, 0.5, 1, 2, 5),
        new("REPUTATION.good_calls", Trend.Falling, 0, 0.5, 1, 2, 3, 4),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Caller is not { } caller) return;
        var samples = caller.Good + caller.Bad;
        var believed = Math.Min(1, samples / input.Policy.LeastSamples);
        readings.AddOfHimself(0, Math.Log((caller.Bad + 1) / (caller.Good + 1)), input, believed);
        readings.AddOfHimself(1, (input.Attempt.At - caller.FirstSeen).TotalDays, input, 1 - Strangers.Haste(caller));
        readings.AddOfHimself(2, Math.Log2(1 + caller.Good), input, 1 - Strangers.Guilt(caller));
    }

    public string Explain(SignalInput input) =>
        FormattableString.Invariant(
            $"experience of {input.Evidence.Caller?.Good:0.#} good and {input.Evidence.Caller?.Bad:0.#} bad calls");
}
