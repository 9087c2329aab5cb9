using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>The caller tries numbers that do not exist.</summary>
internal sealed class NumberScan : ISignal
{
    // Chosen: half of what a ratio says is believed after five calls.
    private const double Full = 5;

    public string Symbol => Symbols.NumberScan;

    public SignalFamily Family => SignalFamily.Completion;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("NUMBER_SCAN.ratio", Trend.Rising, 0, 0.05, 0.15, 0.3, 0.5, 0.8),
        new("NUMBER_SCAN.count", Trend.Rising, 0, 1, 2, 3, 4, 6),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Caller is not { } caller) return;
        readings.Add(0, caller.NoSuchNumber24h / (caller.Ended24h + 1), caller.Ended24h / (caller.Ended24h + Full));
        readings.Add(1, Math.Log2(1 + caller.NoSuchNumber24h));
    }

    public string Explain(SignalInput input) =>
        FormattableString.Invariant($"{input.Evidence.Caller?.NoSuchNumber24h:0.#} of ")
        + FormattableString.Invariant($"{input.Evidence.Caller?.Ended24h:0.#} calls of a day ")
        + "went to numbers that do not exist";
}
