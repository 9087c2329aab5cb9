using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>The device calls itself what a scanner calls itself.</summary>
internal sealed class ScannerAgent : ISignal
{
    // Chosen: a challenge by itself and a block with any other doubt; nobody's phone has such a name.
    private const double Points = 5;

    public string Symbol => Symbols.ScannerAgent;

    public SignalFamily Family => SignalFamily.Scanner;

    public ImmutableArray<Facet> Facets { get; } = [];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Policy.IsScanner(input.Attempt.UserAgent)) readings.AddPoints(Points);
    }

    public string Explain(SignalInput input) =>
        $"user agent {input.Attempt.UserAgent}";
}
