using Google.Protobuf.WellKnownTypes;
using Spit.Detection;
using Spit.Detection.Lists;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Grid;

/// <summary>What the grid sends, in this edge's own words.</summary>
internal static class WireReader
{
    // The range of google.protobuf.Timestamp.
    private const long LeastSeconds = -62_135_596_800;
    private const long MostSeconds = 253_402_300_799;

    public static CallerEvidence? Read(Wire.CallerEvidence? wire) => wire is null ? null : new CallerEvidence
    {
        Attempts10s = wire.Attempts10S,
        Attempts1m = wire.Attempts1M,
        Attempts1h = wire.Attempts1H,
        Attempts24h = wire.Attempts24H,
        Callees1h = wire.Callees1H,
        Ended24h = wire.Ended24H,
        Answered24h = wire.Answered24H,
        Short24h = wire.Short24H,
        MeanDuration = ReadSeconds(wire.MeanDurationSeconds),
        Good = wire.Good,
        Bad = wire.Bad,
        FirstSeen = ReadTime(wire.FirstSeenUnixMs),
        AttemptsTotal = wire.AttemptsTotal,
    };

    public static SourceEvidence? Read(Wire.SourceEvidence? wire) => wire is null ? null : new SourceEvidence
    {
        Attempts10s = wire.Attempts10S,
        Attempts1m = wire.Attempts1M,
        Attempts1h = wire.Attempts1H,
        Callers1h = wire.Callers1H,
        GoodCallers24h = wire.GoodCallers24H,
        Ended24h = wire.Ended24H,
        Answered24h = wire.Answered24H,
        Short24h = wire.Short24H,
        FirstSeen = ReadTime(wire.FirstSeenUnixMs),
        AttemptsTotal = wire.AttemptsTotal,
    };

    /// <summary>False for an entry of a kind this edge does not know, and for one without a pattern.</summary>
    public static bool TryRead(Wire.ListEntry wire, out ListEntry? entry)
    {
        entry = null;
        if (wire.List is not (Wire.ListKind.Allow or Wire.ListKind.Block)
            || wire.Kind is < Wire.PatternKind.Caller or > Wire.PatternKind.Source
            || wire.Pattern.Length == 0
            || !TryReadTime(wire.CreateTime, out var created)
            || !TryReadTime(wire.ExpireTime, out var expires))
        {
            return false;
        }
        entry = new ListEntry
        {
            List = (ListKind)wire.List,
            Kind = (PatternKind)wire.Kind,
            Pattern = wire.Pattern,
            Reason = wire.Reason,
            Author = wire.Author,
            Created = created ?? DateTimeOffset.UnixEpoch,
            Expires = expires,
        };
        return true;
    }

    private static bool TryReadTime(Timestamp? wire, out DateTimeOffset? time)
    {
        time = null;
        if (wire is { Seconds: < LeastSeconds or > MostSeconds } or { Nanos: < 0 or > 999_999_999 })
        {
            return false;
        }
        time = wire?.ToDateTimeOffset();
        return true;
    }

    private static TimeSpan ReadSeconds(double seconds) =>
        TimeSpan.FromSeconds(seconds is > 0 and < 1e9 ? seconds : 0);

    private static DateTimeOffset ReadTime(long milliseconds) =>
        milliseconds / 1000 is >= LeastSeconds and < MostSeconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : DateTimeOffset.UnixEpoch;
}
