using Google.Protobuf.WellKnownTypes;
using Spit.Detection;
using Spit.Detection.Lists;
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
        Callees1H = e.Callees1h,
        Ended24H = e.Ended24h,
        Answered24H = e.Answered24h,
        Short24H = e.Short24h,
        MeanDurationSeconds = e.MeanDuration.TotalSeconds,
        Good = e.Good,
        Bad = e.Bad,
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
        FirstSeenUnixMs = e.FirstSeen.ToUnixTimeMilliseconds(),
        AttemptsTotal = e.AttemptsTotal,
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
        message.Contributions.AddRange(verdict.Contributions.Select(c =>
            new P.Contribution { Symbol = c.Symbol, ScoreMilli = c.Score.Milli, Reason = c.Reason }));
        return message;
    }

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
}
