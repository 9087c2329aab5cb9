using System.Collections.Immutable;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>What strangers' calls to the same callee were worth, and whether many call him.</summary>
internal sealed class CalleeHistory : ISignal
{
    public string Symbol => Symbols.CalleeHistory;

    public SignalFamily Family => SignalFamily.Callee;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("CALLEE_HISTORY.suspicion", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
        new("CALLEE_HISTORY.callers", Trend.Falling, 0, 1, 2, 3, 4, 5, 6, 8, 10),
        new("CALLEE_HISTORY.regulars", Trend.Falling, 0, 1, 2, 3, 4, 6),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        var callee = input.Evidence.Standings[StandingKind.Callee];
        Company.Read(callee, 0, input, ref readings);
        readings.AddOfOthers(1, Math.Log2(1 + callee.Callers24h), input);
        readings.AddOfOthers(2, Math.Log2(1 + callee.Regulars24h), input);
    }

    public string Explain(SignalInput input) =>
        Company.Explain(input, StandingKind.Callee, "to this callee");
}
