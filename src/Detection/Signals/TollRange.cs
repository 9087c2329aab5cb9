using System.Collections.Immutable;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>
/// The callee is in a range whose calls are the point of toll fraud, or abroad and new to this caller.
/// </summary>
internal sealed class TollRange : ISignal
{
    public string Symbol => Symbols.TollRange;

    public SignalFamily Family => SignalFamily.Identity;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("TOLL_RANGE.callee", Trend.Rising, 0, 1),
        new("TOLL_RANGE.new_abroad", Trend.Rising, 0, 1),
        new("TOLL_RANGE.abroad", Trend.Rising, 0, 1),
        new("TOLL_RANGE.abroad_day", Trend.Rising, 1, 2, 3, 4, 5, 6, 8) { Neutral = 1 },
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (CallPattern.IsForeign(input.Attempt.Callee, input.Policy.Numbers))
        {
            readings.Add(input.Evidence.Caller is { IsFirstContact: false } ? 2 : 1, 1);
            if (input.Evidence.Caller is { } caller) readings.Add(3, Math.Log2(1 + caller.Abroad24h));
        }
        foreach (var range in input.Policy.TollRanges)
        {
            if (!input.Attempt.Callee.StartsWith(range, StringComparison.Ordinal)) continue;
            readings.Add(0, 1);
            return;
        }
    }

    public string Explain(SignalInput input) =>
        CallPattern.IsForeign(input.Attempt.Callee, input.Policy.Numbers)
            ? "a call abroad, to somebody "
                + (input.Evidence.Caller is { IsFirstContact: false } ? "known" : "new")
                + FormattableString.Invariant($"; {input.Evidence.Caller?.Abroad24h:0} such calls in a day")
            : "the callee is in a toll range";
}
