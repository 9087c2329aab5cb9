using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>The callee is a number that nobody has a reason to call.</summary>
internal sealed class HoneypotCallee : ISignal
{
    // Chosen: a challenge for a stranger; a wrong number by a regular is outweighed by what is known about him.
    private const double Points = 5;

    public string Symbol => Symbols.HoneypotCallee;

    public SignalFamily Family => SignalFamily.Lists;

    public ImmutableArray<Facet> Facets { get; } = [];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Policy.Honeypots.Contains(input.Attempt.Callee)) readings.AddPoints(Points);
    }

    public string Explain(SignalInput input) =>
        "the callee is a number kept for nobody";
}
