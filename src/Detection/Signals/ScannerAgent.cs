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
        if (Matches(input)) readings.AddPoints(Points);
    }

    public string Explain(SignalInput input) =>
        $"user agent {input.Attempt.UserAgent}";

    private static bool Matches(SignalInput input)
    {
        if (input.Attempt.UserAgent.Length == 0) return false;
        foreach (var agent in input.Policy.ScannerAgents)
        {
            if (input.Attempt.UserAgent.Contains(agent, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }
}
