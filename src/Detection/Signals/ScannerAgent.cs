using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>The device calls itself what a scanner calls itself.</summary>
internal sealed class ScannerAgent : ISignal
{
    // Chosen: a challenge by itself and a block with any other doubt; nobody's phone has such a name.
    private const double Points = 5;

    private static bool Matches(in SignalInput input)
    {
        if (input.Attempt.UserAgent.Length == 0) return false;
        foreach (var agent in input.Policy.ScannerAgents)
        {
            if (input.Attempt.UserAgent.Contains(agent, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    public string Symbol => Symbols.ScannerAgent;

    public SignalFamily Family => SignalFamily.Scanner;

    public ImmutableArray<Facet> Facets { get; } = [];

    public void Read(in SignalInput input, ref Readings readings)
    {
        if (Matches(input)) readings.AddPoints(Points);
    }

    public string Explain(in SignalInput input) =>
        $"user agent {input.Attempt.UserAgent}";
}
