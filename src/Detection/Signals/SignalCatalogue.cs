using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>Every signal there is, in the order in which they are asked.</summary>
internal static class SignalCatalogue
{
    public static ImmutableArray<ISignal> All { get; } =
    [
        new ListAllow(),
        new ListBlock(),
        new CallerBurst(),
        new SourceBurst(),
        new SourceChurn(),
        new CalleeFanout(),
        new ShortCalls(),
        new Reputation(),
    ];
}
