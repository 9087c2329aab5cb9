using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>The caller is a number that its owner declared never to call from: the number is forged.</summary>
internal sealed class DoNotOriginate : ISignal
{
    // Enough that the score agrees with the verdict in ordinary cases; the entry decides anyway.
    private const double Points = 10;

    public string Symbol => Symbols.DoNotOriginate;

    public SignalFamily Family => SignalFamily.Lists;

    public ImmutableArray<Facet> Facets { get; } = [];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (Matches(input)) readings.AddPoints(Points);
    }

    public string Explain(SignalInput input) =>
        "the number is declared never to originate calls";

    public static bool Matches(SignalInput input)
    {
        if (!input.IsFromOutside) return false;
        foreach (var beginning in input.Policy.DoNotOriginate)
        {
            if (input.Attempt.Caller.Identity.StartsWith(beginning, StringComparison.Ordinal)) return true;
        }
        return false;
    }
}
