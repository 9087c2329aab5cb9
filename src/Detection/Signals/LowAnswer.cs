using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>Few of those who are called answer.</summary>
internal sealed class LowAnswer : ISignal
{
    // Chosen: half of what a ratio says is believed after ten calls.
    private const double Full = 10;

    public string Symbol => Symbols.LowAnswer;

    public SignalFamily Family => SignalFamily.Completion;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("LOW_ANSWER.ratio", Trend.Falling, 0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9) { Neutral = 0.7 },
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Caller is not { } caller) return;
        readings.AddOfHimself(0, Ratio(caller), input, caller.Ended24h / (caller.Ended24h + Full));
    }

    public string Explain(SignalInput input) =>
        FormattableString.Invariant($"{input.Evidence.Caller?.Answered24h:0.#} of ")
        + FormattableString.Invariant($"{input.Evidence.Caller?.Ended24h:0.#} calls of a day were answered");

    private static double Ratio(CallerEvidence caller) => (caller.Answered24h + 1) / (caller.Ended24h + 2);
}
