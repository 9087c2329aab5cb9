using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>Calls from this address go to numbers that do not exist.</summary>
internal sealed class Enumeration : ISignal
{
    // Chosen: half of what a ratio says is believed after five calls.
    private const double Full = 5;

    public string Symbol => Symbols.Enumeration;

    public SignalFamily Family => SignalFamily.Scanner;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("ENUMERATION.ratio", Trend.Rising, 0, 0.05, 0.15, 0.3, 0.5, 0.8),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Source is not { } source) return;
        var factor = AddressWeight.Of(input.Strangeness, source) * source.Ended24h / (source.Ended24h + Full);
        readings.Add(0, source.NoSuchNumber24h / (source.Ended24h + 1), factor);
    }

    public string Explain(SignalInput input) =>
        FormattableString.Invariant($"{input.Evidence.Source?.NoSuchNumber24h:0.#} of ")
        + FormattableString.Invariant($"{input.Evidence.Source?.Ended24h:0.#} calls from the address ")
        + "went to numbers that do not exist";
}
