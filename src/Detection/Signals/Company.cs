using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>Reads what a stranger's company says about him.</summary>
internal static class Company
{
    // Chosen: below this a share is noise.
    private const double LeastCalls = 10;

    // Chosen: half of a difference is believed after two calls.
    private const double HalfBelieved = 2;

    public static void Read(StandingEvidence standing, int facet, SignalInput input, ref Readings readings)
    {
        if (standing.Learnt > 0) readings.AddOfOthers(facet, standing.Suspicion, input);
    }

    /// <summary>The same by the calls of the last hour.</summary>
    public static void ReadRecent(StandingEvidence standing, int facet, SignalInput input, ref Readings readings)
    {
        if (standing.Learnt > 0) readings.AddOfOthers(facet, standing.RecentSuspicion, input);
    }

    /// <summary>How much worse than the trunk at large; nothing while little is known.</summary>
    public static void ReadAgainst(
        StandingEvidence standing, StandingEvidence trunk, int facet, SignalInput input, ref Readings readings)
    {
        if (standing.Learnt > 0)
        {
            readings.AddOfOthers(
                facet,
                standing.Suspicion - trunk.Suspicion,
                input,
                standing.Learnt / (standing.Learnt + HalfBelieved));
        }
    }

    /// <summary>The share of strangers among all calls of the day.</summary>
    public static void ReadNovelty(StandingEvidence standing, int facet, SignalInput input, ref Readings readings)
    {
        var calls = standing.Strangers24h + standing.Regulars24h;
        readings.AddOfOthers(facet, standing.Strangers24h / (calls + 1), input, calls / (calls + LeastCalls));
    }

    public static string Explain(SignalInput input, StandingKind kind, string what)
    {
        var standing = input.Evidence.Standings[kind];
        return FormattableString.Invariant(
            $"{what}: {standing.Strangers24h:0} calls by {standing.Callers24h:0} strangers in a day, ")
            + FormattableString.Invariant(
                $"spam odds times {Math.Exp(standing.Suspicion):0.##} by the outcomes of {standing.Learnt:0} calls");
    }
}
