using System.Diagnostics.CodeAnalysis;
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

    /// <summary>False for one that names nobody or is over.</summary>
    public static bool TryRead(Wire.LiveBlock wire, out LiveBlock block)
    {
        block = default;
        if (wire.Caller is not { Identity.Length: > 0 } caller
            || caller.Trust is <= Wire.TrustClass.Unspecified or > Wire.TrustClass.International
            || wire.RemainingMs is <= 0 or > int.MaxValue)
        {
            return false;
        }
        block = new LiveBlock(
            new CallerKey((TrustClass)caller.Trust, caller.Identity), TimeSpan.FromMilliseconds(wire.RemainingMs));
        return true;
    }

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

    /// <summary>False for what is no attempt.</summary>
    public static bool TryRead(Wire.Attempt? wire, [NotNullWhen(true)] out CallAttempt? attempt)
    {
        attempt = null;
        if (wire?.Caller is not { Identity.Length: > 0 } caller
            || caller.Trust is <= Wire.TrustClass.Unspecified or > Wire.TrustClass.International
            || wire.Callee.Length == 0
            || wire.SourceIp.Length is not (4 or 16))
        {
            return false;
        }
        attempt = new CallAttempt
        {
            Caller = new CallerKey((TrustClass)caller.Trust, caller.Identity),
            Callee = wire.Callee,
            Source = SourceAddress.FromBytes(wire.SourceIp.Span),
            Trunk = wire.Trunk,
            At = ReadTime(wire.StartedUnixMs),
            UserAgent = wire.UserAgent,
            Fingerprint = wire.Fingerprint,
            Attestation = (Attestation)wire.Attestation,
            Signer = wire.Signer,
        };
        return true;
    }

    /// <summary>Zero for what is no duration.</summary>
    public static TimeSpan ReadSeconds(double seconds) =>
        TimeSpan.FromSeconds(seconds is > 0 and < 1e9 ? seconds : 0);

    /// <summary>The beginning of time for what is none.</summary>
    public static DateTimeOffset ReadTime(long milliseconds) =>
        milliseconds / 1000 is >= LeastSeconds and < MostSeconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : DateTimeOffset.UnixEpoch;

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
}
