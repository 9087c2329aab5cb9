using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>
/// Calls from this address go to numbers that do not exist, or its OPTIONS and REGISTER go through a list of names.
/// </summary>
internal sealed class Enumeration : ISignal
{
    // Chosen: half of what a ratio says is believed after five calls.
    private const double Full = 5;

    // Chosen: the phones of a house and of a small office have so many names; every doubling beyond adds a point. UDP
    // sources can be forged, so never more than brings a stranger to a challenge.
    private const double NamesOfAnOffice = 5;
    private const double MostOfNames = 3;

    public string Symbol => Symbols.Enumeration;

    public SignalFamily Family => SignalFamily.Scanner;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("ENUMERATION.ratio", Trend.Rising, 0, 0.05, 0.15, 0.3, 0.5, 0.8),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Source is not { } source) return;
        var weight = AddressWeight.Of(input.Strangeness, source);
        readings.Add(
            0, source.NoSuchNumber24h / (source.Ended24h + 1), weight * source.Ended24h / (source.Ended24h + Full));
        if (source.ProbedNames24h > NamesOfAnOffice)
            readings.AddPoints(weight * Math.Min(MostOfNames, Math.Log2(source.ProbedNames24h / NamesOfAnOffice)));
    }

    public string Explain(SignalInput input) =>
        FormattableString.Invariant($"{input.Evidence.Source?.NoSuchNumber24h:0.#} of ")
        + FormattableString.Invariant($"{input.Evidence.Source?.Ended24h:0.#} calls from the address ")
        + "went to numbers that do not exist"
        + (input.Evidence.Source is { ProbedNames24h: > 0 } source
            ? FormattableString.Invariant($", {source.ProbedNames24h:0} names in its OPTIONS and REGISTER")
            : "");
}
