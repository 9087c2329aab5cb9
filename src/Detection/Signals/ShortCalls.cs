using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>How this caller's calls end: those who answer hang up at once, or talk.</summary>
/// <remarks>
/// A sequential test: see Counters.SpamShare. Every outcome moves the odds by its learned likelihood ratio.
/// </remarks>
internal sealed class ShortCalls : ISignal
{
    public string Symbol => Symbols.ShortCalls;

    public SignalFamily Family => SignalFamily.Completion;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("SHORT_CALLS.weeks", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
        new("SHORT_CALLS.hours", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Caller is not { } caller) return;
        readings.AddOfHimself(0, caller.Suspicion, input);
        readings.AddOfHimself(1, caller.RecentSuspicion, input);
    }

    public string Explain(SignalInput input)
    {
        if (input.Evidence.Caller is not { } caller) return "";
        return FormattableString.Invariant(
            $"{caller.Short24h:0.#} of {caller.Answered24h:0.#} answered calls of a day were short, ")
            + FormattableString.Invariant($"{caller.MeanDuration.TotalSeconds:0} s of talk on average");
    }
}
