using Spit.Detection.Records;
using Spit.Detection.Standings;

namespace Spit.Detection.Backtests;

/// <summary>A counted attempt and the records that its lessons are told to.</summary>
public sealed class ObservedCall
{
    internal ObservedCall(CallAttempt attempt, CallerRecord caller, SourceRecord source, StandingRecord[] standings)
    {
        Attempt = attempt;
        Caller = caller;
        Source = source;
        Standings = standings;
    }

    public CallAttempt Attempt { get; }

    internal CallerRecord Caller { get; }

    internal SourceRecord Source { get; }

    internal StandingRecord[] Standings { get; }
}
