using Spit.Detection;
using Spit.Detection.Standings;
using Spit.Protocol.Fields;
using P = Spit.Protocol.V1;

namespace Spit.Silo.Api;

/// <summary>Evidence as the contract's messages: their content, field by field.</summary>
internal static class EvidenceWriter
{
    public static void Write(FieldBuffer to, CallerEvidence e)
    {
        to.Add(P.CallerEvidence.Attempts10SFieldNumber, e.Attempts10s);
        to.Add(P.CallerEvidence.Attempts1MFieldNumber, e.Attempts1m);
        to.Add(P.CallerEvidence.Attempts1HFieldNumber, e.Attempts1h);
        to.Add(P.CallerEvidence.Attempts24HFieldNumber, e.Attempts24h);
        to.Add(P.CallerEvidence.Attempts30DFieldNumber, e.Attempts30d);
        to.Add(P.CallerEvidence.Callees1HFieldNumber, e.Callees1h);
        to.Add(P.CallerEvidence.FirstContacts24HFieldNumber, e.FirstContacts24h);
        to.Add(P.CallerEvidence.FirstContacts1HFieldNumber, e.FirstContacts1h);
        to.Add(P.CallerEvidence.Abroad24HFieldNumber, e.Abroad24h);
        to.Add(P.CallerEvidence.HasCreditFieldNumber, e.HasCredit);
        to.Add(P.CallerEvidence.IsFirstContactFieldNumber, e.IsFirstContact);
        to.Add(P.CallerEvidence.CalleeCalledBeforeFieldNumber, e.CalleeCalledBefore);
        to.Add(P.CallerEvidence.ReceivedFieldNumber, e.Received);
        to.Add(P.CallerEvidence.Ended24HFieldNumber, e.Ended24h);
        to.Add(P.CallerEvidence.Answered24HFieldNumber, e.Answered24h);
        to.Add(P.CallerEvidence.Short24HFieldNumber, e.Short24h);
        to.Add(P.CallerEvidence.NoSuchNumber24HFieldNumber, e.NoSuchNumber24h);
        to.Add(P.CallerEvidence.MeanDurationSecondsFieldNumber, e.MeanDuration.TotalSeconds);
        to.Add(P.CallerEvidence.SuspicionFieldNumber, e.Suspicion);
        to.Add(P.CallerEvidence.RecentSuspicionFieldNumber, e.RecentSuspicion);
        to.Add(P.CallerEvidence.GoodFieldNumber, e.Good);
        to.Add(P.CallerEvidence.BadFieldNumber, e.Bad);
        to.Add(P.CallerEvidence.ReportsFieldNumber, e.Reports);
        to.Add(P.CallerEvidence.ChallengesPassedFieldNumber, e.ChallengesPassed);
        to.Add(P.CallerEvidence.ChallengesFailedFieldNumber, e.ChallengesFailed);
        to.Add(P.CallerEvidence.AboveUsualFieldNumber, e.AboveUsual);
        to.Add(P.CallerEvidence.FirstSeenUnixMsFieldNumber, e.FirstSeen.ToUnixTimeMilliseconds());
        to.Add(P.CallerEvidence.AttemptsTotalFieldNumber, e.AttemptsTotal);
    }

    public static void Write(FieldBuffer to, SourceEvidence e)
    {
        to.Add(P.SourceEvidence.Attempts10SFieldNumber, e.Attempts10s);
        to.Add(P.SourceEvidence.Attempts1MFieldNumber, e.Attempts1m);
        to.Add(P.SourceEvidence.Attempts1HFieldNumber, e.Attempts1h);
        to.Add(P.SourceEvidence.Callers1HFieldNumber, e.Callers1h);
        to.Add(P.SourceEvidence.GoodCallers24HFieldNumber, e.GoodCallers24h);
        to.Add(P.SourceEvidence.Ended24HFieldNumber, e.Ended24h);
        to.Add(P.SourceEvidence.Answered24HFieldNumber, e.Answered24h);
        to.Add(P.SourceEvidence.Short24HFieldNumber, e.Short24h);
        to.Add(P.SourceEvidence.NoSuchNumber24HFieldNumber, e.NoSuchNumber24h);
        to.Add(P.SourceEvidence.SuspicionFieldNumber, e.Suspicion);
        to.Add(P.SourceEvidence.FirstSeenUnixMsFieldNumber, e.FirstSeen.ToUnixTimeMilliseconds());
        to.Add(P.SourceEvidence.AttemptsTotalFieldNumber, e.AttemptsTotal);
        to.Add(P.SourceEvidence.Attempts24HFieldNumber, e.Attempts24h);
        to.Add(P.SourceEvidence.NearCallers24HFieldNumber, e.NearCallers24h);
        to.Add(P.SourceEvidence.Malformed24HFieldNumber, e.Malformed24h);
        to.Add(P.SourceEvidence.ProbedNames24HFieldNumber, e.ProbedNames24h);
        to.Add(P.SourceEvidence.OfScanners24HFieldNumber, e.OfScanners24h);
    }

    /// <param name="slot">What the edge keeps it under; 0: it does not.</param>
    public static void Write(FieldBuffer to, StandingKind kind, StandingEvidence e, int slot = 0)
    {
        to.Add(P.StandingEvidence.KindFieldNumber, (long)kind);
        to.Add(P.StandingEvidence.SuspicionFieldNumber, e.Suspicion);
        to.Add(P.StandingEvidence.LearntFieldNumber, e.Learnt);
        to.Add(P.StandingEvidence.Strangers1HFieldNumber, e.Strangers1h);
        to.Add(P.StandingEvidence.Strangers24HFieldNumber, e.Strangers24h);
        to.Add(P.StandingEvidence.Regulars24HFieldNumber, e.Regulars24h);
        to.Add(P.StandingEvidence.Callers24HFieldNumber, e.Callers24h);
        to.Add(P.StandingEvidence.PaceFieldNumber, e.Pace);
        to.Add(P.StandingEvidence.Own24HFieldNumber, e.Own24h);
        to.Add(P.StandingEvidence.ProofsFieldNumber, e.Proofs);
        to.Add(P.StandingEvidence.RecentSuspicionFieldNumber, e.RecentSuspicion);
        to.Add(P.StandingEvidence.SlotFieldNumber, (long)slot);
        to.Add(P.StandingEvidence.KnownHoursFieldNumber, e.KnownHours);
    }
}
