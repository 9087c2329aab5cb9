using Google.Protobuf.WellKnownTypes;
using Spit.Detection;
using Spit.Detection.Lists;
using Spit.Detection.Reports;
using Spit.Detection.Standings;
using Spit.Silo.Blocks;
using P = Spit.Protocol.V1;

namespace Spit.Silo.Api;

/// <summary>From the words of detection to the contract's messages.</summary>
internal static class Wire
{
    public static P.TrustClass Of(TrustClass trust) => (P.TrustClass)trust;

    public static P.Disposition Of(Disposition disposition) => (P.Disposition)disposition;

    public static P.CallerEvidence Of(CallerEvidence e) => new()
    {
        Attempts10S = e.Attempts10s,
        Attempts1M = e.Attempts1m,
        Attempts1H = e.Attempts1h,
        Attempts24H = e.Attempts24h,
        Attempts30D = e.Attempts30d,
        Callees1H = e.Callees1h,
        FirstContacts24H = e.FirstContacts24h,
        FirstContacts1H = e.FirstContacts1h,
        Abroad24H = e.Abroad24h,
        HasCredit = e.HasCredit,
        IsFirstContact = e.IsFirstContact,
        CalleeCalledBefore = e.CalleeCalledBefore,
        Received = e.Received,
        Ended24H = e.Ended24h,
        Answered24H = e.Answered24h,
        Short24H = e.Short24h,
        NoSuchNumber24H = e.NoSuchNumber24h,
        MeanDurationSeconds = e.MeanDuration.TotalSeconds,
        Suspicion = e.Suspicion,
        RecentSuspicion = e.RecentSuspicion,
        Good = e.Good,
        Bad = e.Bad,
        Reports = e.Reports,
        ChallengesPassed = e.ChallengesPassed,
        ChallengesFailed = e.ChallengesFailed,
        AboveUsual = e.AboveUsual,
        FirstSeenUnixMs = e.FirstSeen.ToUnixTimeMilliseconds(),
        AttemptsTotal = e.AttemptsTotal,
    };

    public static P.SourceEvidence Of(SourceEvidence e) => new()
    {
        Attempts10S = e.Attempts10s,
        Attempts1M = e.Attempts1m,
        Attempts1H = e.Attempts1h,
        Callers1H = e.Callers1h,
        GoodCallers24H = e.GoodCallers24h,
        Ended24H = e.Ended24h,
        Answered24H = e.Answered24h,
        Short24H = e.Short24h,
        NoSuchNumber24H = e.NoSuchNumber24h,
        Suspicion = e.Suspicion,
        FirstSeenUnixMs = e.FirstSeen.ToUnixTimeMilliseconds(),
        AttemptsTotal = e.AttemptsTotal,
        Attempts24H = e.Attempts24h,
        NearCallers24H = e.NearCallers24h,
    };

    public static P.StandingEvidence Of(StandingKind kind, StandingEvidence e) => new()
    {
        Kind = (P.StandingKind)kind,
        Suspicion = e.Suspicion,
        Learnt = e.Learnt,
        Strangers1H = e.Strangers1h,
        Strangers24H = e.Strangers24h,
        Regulars24H = e.Regulars24h,
        Callers24H = e.Callers24h,
        Pace = e.Pace,
        Own24H = e.Own24h,
        Proofs = e.Proofs,
        RecentSuspicion = e.RecentSuspicion,
    };

    public static P.Verdict Of(Verdict verdict)
    {
        var message = new P.Verdict
        {
            Disposition = Of(verdict.Disposition),
            ScoreMilli = verdict.Score.Milli,
            ForcedBy = verdict.ForcedBy ?? "",
            PolicyRevision = verdict.PolicyRevision,
            EvidenceMissing = Names.Of(verdict.Missing),
        };
        message.Contributions.AddRange(verdict.Contributions.Select(Of));
        message.Shadowed.AddRange(verdict.Shadowed.Select(Of));
        return message;
    }

    public static P.DeliveredCall Of(DeliveredCall call) => new()
    {
        Token = call.Token,
        Trust = Of(call.Attempt.Caller.Trust),
        Caller = call.Attempt.Caller.Identity,
        StartTime = Timestamp.FromDateTimeOffset(call.Attempt.At),
        EndTime = Timestamp.FromDateTimeOffset(call.EndedAt),
    };

    public static P.ListEntry Of(ListEntry entry) => new()
    {
        Name = entry.Name,
        List = (P.ListKind)entry.List,
        Kind = (P.PatternKind)entry.Kind,
        Pattern = entry.Pattern,
        Reason = entry.Reason,
        Author = entry.Author,
        CreateTime = Timestamp.FromDateTimeOffset(entry.Created),
        ExpireTime = entry.Expires is { } expires ? Timestamp.FromDateTimeOffset(expires) : null,
    };

    public static P.LiveBlock Of(LiveBlock block, DateTimeOffset now) => new()
    {
        Caller = new P.CallerKey { Trust = Of(block.Caller.Trust), Identity = block.Caller.Identity },
        RemainingMs = (long)(block.Until - now).TotalMilliseconds,
        AgeMs = (long)(now - block.At).TotalMilliseconds,
    };

    private static P.Contribution Of(Contribution c) =>
        new() { Symbol = c.Symbol, ScoreMilli = c.Score.Milli, Reason = c.Reason };
}
