using Spit.Detection.Lists;

namespace Spit.Detection.Signals;

/// <summary>A block-list entry matches: the call is refused whatever else is known.</summary>
internal sealed class ListBlock : ISignal
{
    // More than a block needs, so that the score agrees with the verdict in ordinary cases; the entry decides anyway.
    private const double Points = 10;

    public string Symbol => Symbols.ListBlock;

    public SignalFamily Family => SignalFamily.Lists;

    public SignalValue? Weigh(in SignalInput input) =>
        input.Evidence.Listed is { List: ListKind.Block } entry
            ? new SignalValue(Points, $"{entry.Name}: {entry.Reason}")
            : null;
}
