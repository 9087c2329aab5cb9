using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Spit.Detection;
using Spit.Detection.Lists;
using Spit.Detection.Reports;
using Spit.Detection.Standings;
using Spit.Protocol.Fields;
using Spit.Silo.Blocks;
using P = Spit.Protocol.V1;

namespace Spit.Silo.Api;

/// <summary>From the words of detection to the contract's messages.</summary>
internal static class Wire
{
    public static P.TrustClass Of(TrustClass trust) => (P.TrustClass)trust;

    public static P.Disposition Of(Disposition disposition) => (P.Disposition)disposition;

    public static P.CallerEvidence Of(CallerEvidence evidence) =>
        Read(P.CallerEvidence.Parser, to => EvidenceWriter.Write(to, evidence));

    public static P.SourceEvidence Of(SourceEvidence evidence) =>
        Read(P.SourceEvidence.Parser, to => EvidenceWriter.Write(to, evidence));

    public static P.StandingEvidence Of(StandingKind kind, StandingEvidence evidence) =>
        Read(P.StandingEvidence.Parser, to => EvidenceWriter.Write(to, kind, evidence));

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

    // One writer for the stream and the API: the stream has no time for objects, and the API does not mind the detour.
    private static T Read<T>(MessageParser<T> parser, Action<FieldBuffer> write)
        where T : IMessage<T>
    {
        var buffer = new FieldBuffer();
        write(buffer);
        return parser.ParseFrom(buffer.Written.Span);
    }
}
