using Spit.Detection;
using Spit.Detection.Standings;
using Spit.Protocol.Fields;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Grid;

/// <summary>Evidence out of the contract's messages, as their bytes stand in a frame.</summary>
internal static class EvidenceReader
{
    // More than any field number of the three messages.
    private const int Numbers = 32;

    /// <summary>False for what is no message.</summary>
    public static bool TryReadCaller(ReadOnlySpan<byte> message, out CallerEvidence? evidence)
    {
        Span<ulong> numbers = stackalloc ulong[Numbers];
        numbers.Clear();
        var isRead = new FieldReader(message).TryReadNumbers(numbers);
        evidence = isRead ? Caller(numbers) : null;
        return isRead;
    }

    /// <summary>False for what is no message.</summary>
    public static bool TryReadSource(ReadOnlySpan<byte> message, out SourceEvidence? evidence)
    {
        Span<ulong> numbers = stackalloc ulong[Numbers];
        numbers.Clear();
        var isRead = new FieldReader(message).TryReadNumbers(numbers);
        evidence = isRead ? Source(numbers) : null;
        return isRead;
    }

    /// <summary>False for what is no message; no evidence for a kind that this edge does not know.</summary>
    public static bool TryReadStanding(
        ReadOnlySpan<byte> message, out StandingKind kind, out StandingEvidence? evidence, out ulong slot)
    {
        Span<ulong> numbers = stackalloc ulong[Numbers];
        numbers.Clear();
        var isRead = new FieldReader(message).TryReadNumbers(numbers);
        var wire = numbers[Wire.StandingEvidence.KindFieldNumber];
        var isKnown = isRead && wire is >= (ulong)StandingKind.Fingerprint and <= (ulong)StandingKind.Identity;
        kind = isKnown ? (StandingKind)wire : default;
        slot = numbers[Wire.StandingEvidence.SlotFieldNumber];
        evidence = isKnown ? Standing(numbers) : null;
        return isRead;
    }

    private static CallerEvidence Caller(ReadOnlySpan<ulong> numbers) => new()
    {
        Attempts10s = Double(numbers, Wire.CallerEvidence.Attempts10SFieldNumber),
        Attempts1m = Double(numbers, Wire.CallerEvidence.Attempts1MFieldNumber),
        Attempts1h = Double(numbers, Wire.CallerEvidence.Attempts1HFieldNumber),
        Attempts24h = Double(numbers, Wire.CallerEvidence.Attempts24HFieldNumber),
        Attempts30d = Double(numbers, Wire.CallerEvidence.Attempts30DFieldNumber),
        Callees1h = Double(numbers, Wire.CallerEvidence.Callees1HFieldNumber),
        FirstContacts24h = Double(numbers, Wire.CallerEvidence.FirstContacts24HFieldNumber),
        FirstContacts1h = Double(numbers, Wire.CallerEvidence.FirstContacts1HFieldNumber),
        Abroad24h = Double(numbers, Wire.CallerEvidence.Abroad24HFieldNumber),
        HasCredit = numbers[Wire.CallerEvidence.HasCreditFieldNumber] != 0,
        IsFirstContact = numbers[Wire.CallerEvidence.IsFirstContactFieldNumber] != 0,
        CalleeCalledBefore = numbers[Wire.CallerEvidence.CalleeCalledBeforeFieldNumber] != 0,
        Received = Double(numbers, Wire.CallerEvidence.ReceivedFieldNumber),
        Ended24h = Double(numbers, Wire.CallerEvidence.Ended24HFieldNumber),
        Answered24h = Double(numbers, Wire.CallerEvidence.Answered24HFieldNumber),
        Short24h = Double(numbers, Wire.CallerEvidence.Short24HFieldNumber),
        NoSuchNumber24h = Double(numbers, Wire.CallerEvidence.NoSuchNumber24HFieldNumber),
        MeanDuration = WireReader.ReadSeconds(Double(numbers, Wire.CallerEvidence.MeanDurationSecondsFieldNumber)),
        Suspicion = Double(numbers, Wire.CallerEvidence.SuspicionFieldNumber),
        RecentSuspicion = Double(numbers, Wire.CallerEvidence.RecentSuspicionFieldNumber),
        Good = Double(numbers, Wire.CallerEvidence.GoodFieldNumber),
        Bad = Double(numbers, Wire.CallerEvidence.BadFieldNumber),
        Reports = Double(numbers, Wire.CallerEvidence.ReportsFieldNumber),
        ChallengesPassed = Double(numbers, Wire.CallerEvidence.ChallengesPassedFieldNumber),
        ChallengesFailed = Double(numbers, Wire.CallerEvidence.ChallengesFailedFieldNumber),
        AboveUsual = Double(numbers, Wire.CallerEvidence.AboveUsualFieldNumber),
        FirstSeen = WireReader.ReadTime((long)numbers[Wire.CallerEvidence.FirstSeenUnixMsFieldNumber]),
        AttemptsTotal = (long)numbers[Wire.CallerEvidence.AttemptsTotalFieldNumber],
    };

    private static SourceEvidence Source(ReadOnlySpan<ulong> numbers) => new()
    {
        Attempts10s = Double(numbers, Wire.SourceEvidence.Attempts10SFieldNumber),
        Attempts1m = Double(numbers, Wire.SourceEvidence.Attempts1MFieldNumber),
        Attempts1h = Double(numbers, Wire.SourceEvidence.Attempts1HFieldNumber),
        Callers1h = Double(numbers, Wire.SourceEvidence.Callers1HFieldNumber),
        GoodCallers24h = Double(numbers, Wire.SourceEvidence.GoodCallers24HFieldNumber),
        Ended24h = Double(numbers, Wire.SourceEvidence.Ended24HFieldNumber),
        Answered24h = Double(numbers, Wire.SourceEvidence.Answered24HFieldNumber),
        Short24h = Double(numbers, Wire.SourceEvidence.Short24HFieldNumber),
        NoSuchNumber24h = Double(numbers, Wire.SourceEvidence.NoSuchNumber24HFieldNumber),
        Suspicion = Double(numbers, Wire.SourceEvidence.SuspicionFieldNumber),
        FirstSeen = WireReader.ReadTime((long)numbers[Wire.SourceEvidence.FirstSeenUnixMsFieldNumber]),
        AttemptsTotal = (long)numbers[Wire.SourceEvidence.AttemptsTotalFieldNumber],
        Attempts24h = Double(numbers, Wire.SourceEvidence.Attempts24HFieldNumber),
        NearCallers24h = Double(numbers, Wire.SourceEvidence.NearCallers24HFieldNumber),
        Malformed24h = Double(numbers, Wire.SourceEvidence.Malformed24HFieldNumber),
        ProbedNames24h = Double(numbers, Wire.SourceEvidence.ProbedNames24HFieldNumber),
        OfScanners24h = Double(numbers, Wire.SourceEvidence.OfScanners24HFieldNumber),
    };

    private static StandingEvidence Standing(ReadOnlySpan<ulong> numbers) => new()
    {
        Suspicion = Double(numbers, Wire.StandingEvidence.SuspicionFieldNumber),
        Learnt = Double(numbers, Wire.StandingEvidence.LearntFieldNumber),
        Strangers1h = Double(numbers, Wire.StandingEvidence.Strangers1HFieldNumber),
        Strangers24h = Double(numbers, Wire.StandingEvidence.Strangers24HFieldNumber),
        Regulars24h = Double(numbers, Wire.StandingEvidence.Regulars24HFieldNumber),
        Callers24h = Double(numbers, Wire.StandingEvidence.Callers24HFieldNumber),
        Pace = Double(numbers, Wire.StandingEvidence.PaceFieldNumber),
        Own24h = Double(numbers, Wire.StandingEvidence.Own24HFieldNumber),
        Proofs = Double(numbers, Wire.StandingEvidence.ProofsFieldNumber),
        RecentSuspicion = Double(numbers, Wire.StandingEvidence.RecentSuspicionFieldNumber),
        KnownHours = Double(numbers, Wire.StandingEvidence.KnownHoursFieldNumber),
    };

    private static double Double(ReadOnlySpan<ulong> numbers, int field) =>
        BitConverter.UInt64BitsToDouble(numbers[field]);
}
