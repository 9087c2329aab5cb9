using Spit.Detection.Standings;
using D = Spit.Detection;
using P = Spit.Protocol.V1;

namespace Spit.Silo.Tests.Backtests;

/// <summary>Answers as an edge reads them, in the order of the stream.</summary>
internal sealed class EvidenceReader
{
    private readonly Dictionary<uint, P.StandingEvidence> _kept = [];

    public D.Evidence Read(P.EvidenceReply reply)
    {
        P.StandingEvidence[] standings = [.. reply.Kept.Select(slot => _kept[slot]), .. reply.Standings];
        foreach (var standing in reply.Standings.Where(s => s.Slot > 0))
        {
            _kept[standing.Slot] = standing;
        }
        return new D.Evidence
        {
            Caller = Read(reply.Caller),
            Source = Read(reply.Source),
            Standings = StandingSet.Of(
                [.. standings.Select(s => new StandingKey((StandingKind)s.Kind, ""))], [.. standings.Select(Read)]),
        };
    }

    private static D.CallerEvidence Read(P.CallerEvidence e) => new()
    {
        Attempts10s = e.Attempts10S,
        Attempts1m = e.Attempts1M,
        Attempts1h = e.Attempts1H,
        Attempts24h = e.Attempts24H,
        Attempts30d = e.Attempts30D,
        Callees1h = e.Callees1H,
        FirstContacts24h = e.FirstContacts24H,
        FirstContacts1h = e.FirstContacts1H,
        Abroad24h = e.Abroad24H,
        HasCredit = e.HasCredit,
        IsFirstContact = e.IsFirstContact,
        CalleeCalledBefore = e.CalleeCalledBefore,
        Received = e.Received,
        Ended24h = e.Ended24H,
        Answered24h = e.Answered24H,
        Short24h = e.Short24H,
        NoSuchNumber24h = e.NoSuchNumber24H,
        // To the nearest tick: the framework cuts.
        MeanDuration = TimeSpan.FromTicks((long)Math.Round(e.MeanDurationSeconds * TimeSpan.TicksPerSecond)),
        Suspicion = e.Suspicion,
        RecentSuspicion = e.RecentSuspicion,
        Good = e.Good,
        Bad = e.Bad,
        Reports = e.Reports,
        ChallengesPassed = e.ChallengesPassed,
        ChallengesFailed = e.ChallengesFailed,
        AboveUsual = e.AboveUsual,
        FirstSeen = DateTimeOffset.FromUnixTimeMilliseconds(e.FirstSeenUnixMs),
        AttemptsTotal = e.AttemptsTotal,
    };

    private static D.SourceEvidence Read(P.SourceEvidence e) => new()
    {
        Attempts10s = e.Attempts10S,
        Attempts1m = e.Attempts1M,
        Attempts1h = e.Attempts1H,
        Callers1h = e.Callers1H,
        GoodCallers24h = e.GoodCallers24H,
        Ended24h = e.Ended24H,
        Answered24h = e.Answered24H,
        Short24h = e.Short24H,
        NoSuchNumber24h = e.NoSuchNumber24H,
        Suspicion = e.Suspicion,
        FirstSeen = DateTimeOffset.FromUnixTimeMilliseconds(e.FirstSeenUnixMs),
        AttemptsTotal = e.AttemptsTotal,
        Attempts24h = e.Attempts24H,
        NearCallers24h = e.NearCallers24H,
        Malformed24h = e.Malformed24H,
        ProbedNames24h = e.ProbedNames24H,
        OfScanners24h = e.OfScanners24H,
    };

    private static StandingEvidence Read(P.StandingEvidence e) => new()
    {
        Suspicion = e.Suspicion,
        Learnt = e.Learnt,
        Strangers1h = e.Strangers1H,
        Strangers24h = e.Strangers24H,
        Regulars24h = e.Regulars24H,
        Callers24h = e.Callers24H,
        Pace = e.Pace,
        Own24h = e.Own24H,
        Proofs = e.Proofs,
        RecentSuspicion = e.RecentSuspicion,
        KnownHours = e.KnownHours,
    };
}
