using System.Collections.Immutable;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>What strangers' calls from the same thousand of numbers were worth.</summary>
internal sealed class RangeReputation : ISignal
{
    public string Symbol => Symbols.RangeReputation;

    public SignalFamily Family => SignalFamily.Range;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("RANGE_REPUTATION.suspicion", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
        new("RANGE_REPUTATION.hour", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
        new("RANGE_REPUTATION.callers", Trend.Free, 0, 1, 2, 3, 4, 5, 6),
        new("RANGE_REPUTATION.against_trunk", Trend.Rising, -6, -4, -2, -1, 0, 1, 2, 4, 6),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        var range = input.Evidence.Standings[StandingKind.Range];
        Company.Read(range, 0, input, ref readings);
        Company.ReadRecent(range, 1, input, ref readings);
        readings.AddOfOthers(2, Math.Log2(1 + range.Callers24h), input);
        Company.ReadAgainst(range, input.Evidence.Standings[StandingKind.Trunk], 3, input, ref readings);
    }

    public string Explain(SignalInput input) =>
        Company.Explain(input, StandingKind.Range, "from numbers like the caller's");
}
