using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>The device calls itself what a scanner calls itself, or another of its address did today.</summary>
internal sealed class ScannerAgent : ISignal
{
    // Chosen: a challenge by itself and a block with any other doubt; nobody's phone has such a name.
    private const double Points = 5;

    // Chosen: a challenge with any other doubt. Who scans under its own name and calls under another is the same.
    private const double OfAddress = 2.5;

    // One request is remembered for two thirds of a day.
    private const double Some = 0.5;

    public string Symbol => Symbols.ScannerAgent;

    public SignalFamily Family => SignalFamily.Scanner;

    public ImmutableArray<Facet> Facets { get; } = [];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Policy.IsScanner(input.Attempt.UserAgent)) readings.AddPoints(Points);
        else if (input.Evidence.Source is { OfScanners24h: >= Some } source)
            readings.AddPoints(OfAddress * AddressWeight.Of(input.Strangeness, source));
    }

    public string Explain(SignalInput input) => input.Policy.IsScanner(input.Attempt.UserAgent)
        ? $"user agent {input.Attempt.UserAgent}"
        : FormattableString.Invariant(
            $"{input.Evidence.Source?.OfScanners24h:0.#} requests of a scanner from the address in a day");
}
