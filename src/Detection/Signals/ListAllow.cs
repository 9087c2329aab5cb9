using System.Collections.Immutable;
using Spit.Detection.Lists;

namespace Spit.Detection.Signals;

/// <summary>An allow-list entry matches: the call is allowed whatever else is known.</summary>
internal sealed class ListAllow : ISignal
{
    // Enough that the score agrees with the verdict in ordinary cases; the entry decides anyway.
    private const double Points = -10;

    public string Symbol => Symbols.ListAllow;

    public SignalFamily Family => SignalFamily.Lists;

    public ImmutableArray<Facet> Facets { get; } = [];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Listed is { List: ListKind.Allow }) readings.AddPoints(Points);
    }

    public string Explain(SignalInput input) =>
        $"{input.Evidence.Listed?.Name}: {input.Evidence.Listed?.Reason}";
}
