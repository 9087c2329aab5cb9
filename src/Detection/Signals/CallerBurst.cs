using System.Collections.Immutable;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>One caller calls faster than people and honest diallers do, and faster than he uses to.</summary>
/// <remarks>
/// Measures are log2 of one plus the count. What no honest caller does is not learned, as records hardly hold it:
/// points for a pace beyond that of alarms and diallers are decided, and count for strangers: who is known to be good
/// may call his whole town back after a power cut.
/// </remarks>
internal sealed class CallerBurst : ISignal
{
    // A school alarm at two calls a second stands at 20 in ten seconds; ten calls a second pass 25 within three.
    private const double MostHonest = 18;
    private const double PointsPerCall = 1;
    private const double MostBeyond = 30;

    // Calls to the same few people are a load test or a door phone.
    private const double Few = 5;
    private const double Many = 10;

    public string Symbol => Symbols.CallerBurst;

    public SignalFamily Family => SignalFamily.Rate;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("CALLER_BURST.ten_seconds", Trend.Rising, 0, 1, 1.6, 2.3, 3, 4, 5, 6),
        new("CALLER_BURST.minute", Trend.Rising, 0, 1, 2, 3, 4, 5, 6, 7),
        new("CALLER_BURST.hour", Trend.Rising, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
        new("CALLER_BURST.day", Trend.Rising, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        new("CALLER_BURST.above_usual", Trend.Rising, 0, 1, 2, 3, 4, 5, 6),
        new("CALLER_BURST.above_trunk", Trend.Rising, -3, -2, -1, 0, 1, 2, 3, 4, 6),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Caller is not { } caller) return;
        readings.Add(0, Math.Log2(1 + caller.Attempts10s));
        readings.Add(1, Math.Log2(1 + caller.Attempts1m));
        readings.Add(2, Math.Log2(1 + caller.Attempts1h));
        readings.Add(3, Math.Log2(1 + caller.Attempts24h));
        readings.Add(4, Math.Log2(1 + caller.AboveUsual));
        readings.Add(5, Math.Log2(1 + caller.Attempts1h) - input.Evidence.Standings[StandingKind.Trunk].Pace);
        readings.AddPoints(Beyond(caller) * Strangers.LackOfCredit(caller));
    }

    public string Explain(SignalInput input)
    {
        if (input.Evidence.Caller is not { } caller) return "";
        return FormattableString.Invariant(
            $"{caller.Attempts10s:0} attempts in 10 s, {caller.Attempts1m:0} in a minute, ")
            + FormattableString.Invariant($"{caller.Attempts1h:0} in an hour, {caller.Attempts24h:0} in a day; ")
            + FormattableString.Invariant($"{caller.AboveUsual:0.#} times the usual pace");
    }

    private static double Beyond(CallerEvidence caller) =>
        Math.Clamp(PointsPerCall * (caller.Attempts10s - MostHonest), 0, MostBeyond)
        * Math.Clamp((caller.Callees1h - Few) / (Many - Few), 0, 1);
}
