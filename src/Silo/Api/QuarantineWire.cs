using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Spit.Detection;
using Spit.Detection.Quarantine;
using P = Spit.Protocol.V1;

namespace Spit.Silo.Api;

/// <summary>From the words of the quarantine to the contract's messages.</summary>
internal static class QuarantineWire
{
    /// <param name="item">With its campaign.</param>
    /// <param name="now">Decides what has expired.</param>
    public static P.QuarantineItem Of(QuarantineItem item, DateTimeOffset now) => new()
    {
        Id = item.Id,
        Attempt = Of(item.Attempt),
        Pop = item.Attempt.Pop,
        Duration = Duration.FromTimeSpan(item.Duration),
        Verdict = item.Screening is { } screening ? Of(screening) : null,
        Finding = Of(item.Finding),
        Challenger = item.Challenger,
        Mark = (P.ReviewMark)item.Mark,
        MarkedBy = item.MarkedBy,
        MarkTime = item.MarkedAt is { } at ? Timestamp.FromDateTimeOffset(at) : null,
        Recording = (P.RecordingState)item.RecordingAt(now),
        Campaign = item.Campaign,
        ExpireTime = Timestamp.FromDateTimeOffset(item.Expires),
    };

    public static P.Consent Of(Consent consent) => new()
    {
        Subscriber = consent.Subscriber,
        Recorded = consent.IsRecorded,
        SetBy = consent.SetBy,
        SetTime = Timestamp.FromDateTimeOffset(consent.SetAt),
        Reason = consent.Reason,
    };

    public static P.AuditRow Of(AuditRow row) => new()
    {
        Number = row.Number,
        Time = Timestamp.FromDateTimeOffset(row.At),
        Action = (P.AuditAction)row.Action,
        Who = row.Who,
        Address = row.Address,
        Subject = row.Subject,
        Detail = row.Detail,
    };

    private static P.Attempt Of(CallAttempt attempt)
    {
        Span<byte> source = stackalloc byte[16];
        var length = attempt.Source.WriteBytes(source);
        return new P.Attempt
        {
            Caller = new P.CallerKey { Trust = Wire.Of(attempt.Caller.Trust), Identity = attempt.Caller.Identity },
            Callee = attempt.Callee,
            SourceIp = ByteString.CopyFrom(source[..length]),
            Trunk = attempt.Trunk,
            StartedUnixMs = attempt.At.ToUnixTimeMilliseconds(),
            UserAgent = attempt.UserAgent,
            Fingerprint = attempt.Fingerprint,
            Attestation = (P.Attestation)attempt.Attestation,
            Signer = attempt.Signer,
        };
    }

    private static P.Verdict Of(ScreeningFinding screening)
    {
        var verdict = new P.Verdict
        {
            Disposition = Wire.Of(screening.Disposition),
            ScoreMilli = screening.Score.Milli,
            ForcedBy = screening.ForcedBy,
            PolicyRevision = screening.PolicyRevision,
        };
        verdict.Contributions.AddRange(screening.Parts.Select(Of));
        return verdict;
    }

    private static P.ChallengeFinding Of(ChallengeFinding finding)
    {
        var message = new P.ChallengeFinding
        {
            RobotProbability = finding.RobotProbability,
            Decision = finding.Decision,
        };
        message.Tests.AddRange(finding.Tests.Select(Of));
        return message;
    }

    private static P.Contribution Of(FindingPart part) =>
        new() { Symbol = part.Symbol, ScoreMilli = part.Score.Milli, Reason = part.Reason };
}
