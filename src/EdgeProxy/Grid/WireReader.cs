using System.Diagnostics.CodeAnalysis;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Spit.Detection;
using Spit.Detection.Lists;
using Spit.Detection.Standings;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Grid;

/// <summary>What the grid sends, in this edge's own words.</summary>
internal static class WireReader
{
    // The range of google.protobuf.Timestamp.
    private const long LeastSeconds = -62_135_596_800;
    private const long MostSeconds = 253_402_300_799;

    /// <summary>What an answer says; <see cref="Evidence.Missing"/> tells when a grain did not answer.</summary>
    public static Evidence Read(Wire.EvidenceReply wire) => new()
    {
        Caller = Read(wire.Caller),
        Source = Read(wire.Source),
        Standings = Read(wire.Standings),
        Missing = wire.Caller is null || wire.Source is null ? MissingEvidence.Failed : MissingEvidence.None,
    };

    public static CallerEvidence? Read(Wire.CallerEvidence? wire) => wire is null ? null : new CallerEvidence
    {
        Attempts10s = wire.Attempts10S,
        Attempts1m = wire.Attempts1M,
        Attempts1h = wire.Attempts1H,
        Attempts24h = wire.Attempts24H,
        Attempts30d = wire.Attempts30D,
        Callees1h = wire.Callees1H,
        FirstContacts24h = wire.FirstContacts24H,
        FirstContacts1h = wire.FirstContacts1H,
        Abroad24h = wire.Abroad24H,
        HasCredit = wire.HasCredit,
        IsFirstContact = wire.IsFirstContact,
        CalleeCalledBefore = wire.CalleeCalledBefore,
        Received = wire.Received,
        Ended24h = wire.Ended24H,
        Answered24h = wire.Answered24H,
        Short24h = wire.Short24H,
        NoSuchNumber24h = wire.NoSuchNumber24H,
        MeanDuration = ReadSeconds(wire.MeanDurationSeconds),
        Suspicion = wire.Suspicion,
        RecentSuspicion = wire.RecentSuspicion,
        Good = wire.Good,
        Bad = wire.Bad,
        Reports = wire.Reports,
        ChallengesPassed = wire.ChallengesPassed,
        ChallengesFailed = wire.ChallengesFailed,
        AboveUsual = wire.AboveUsual,
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
        NoSuchNumber24h = wire.NoSuchNumber24H,
        Suspicion = wire.Suspicion,
        FirstSeen = ReadTime(wire.FirstSeenUnixMs),
        AttemptsTotal = wire.AttemptsTotal,
        Attempts24h = wire.Attempts24H,
        NearCallers24h = wire.NearCallers24H,
    };

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

    // Of two of one kind the last counts; a kind this edge does not know is passed over.
    private static StandingSet Read(RepeatedField<Wire.StandingEvidence> wire)
    {
        if (wire.Count == 0)
        {
            return StandingSet.Empty;
        }
        Span<StandingKey> keys = new StandingKey[StandingKeys.Most];
        Span<StandingEvidence?> found = new StandingEvidence?[StandingKeys.Most];
        for (var i = 0; i < wire.Count; i++)
        {
            if (wire[i].Kind is > Wire.StandingKind.Unspecified and <= Wire.StandingKind.Identity)
            {
                var index = (int)wire[i].Kind - 1;
                keys[index] = new StandingKey((StandingKind)wire[i].Kind, "");
                found[index] = Read(wire[i]);
            }
        }
        return StandingSet.Of(keys, found);
    }

    private static StandingEvidence Read(Wire.StandingEvidence wire) => new()
    {
        Suspicion = wire.Suspicion,
        Learnt = wire.Learnt,
        Strangers1h = wire.Strangers1H,
        Strangers24h = wire.Strangers24H,
        Regulars24h = wire.Regulars24H,
        Callers24h = wire.Callers24H,
        Pace = wire.Pace,
        Own24h = wire.Own24H,
        Proofs = wire.Proofs,
        RecentSuspicion = wire.RecentSuspicion,
    };

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
