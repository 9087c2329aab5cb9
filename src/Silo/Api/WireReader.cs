using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Spit.Detection;
using Spit.Silo.Blocks;
using P = Spit.Protocol.V1;

namespace Spit.Silo.Api;

/// <summary>From the contract's messages to the words of detection; what does not fit is refused.</summary>
internal static class WireReader
{
    // A SIP URI longer than this is nobody's identity; the limit bounds what a key may cost.
    private const int MaxIdentityLength = 256;

    // No address sends so many messages in a second.
    private const uint MaxProbes = 1_000_000;

    /// <param name="attempt">The message.</param>
    /// <param name="read">What it says.</param>
    /// <param name="asker">Names whoever numbers the attempts; 0: nobody, and each comes once.</param>
    public static bool TryRead(P.Attempt attempt, [NotNullWhen(true)] out CallAttempt? read, ulong asker = 0)
    {
        read = null;
        if (!TryRead(attempt.Caller, out var caller)
            || !TryRead(attempt.SourceIp, out var source)
            || attempt.Callee.Length is 0 or > MaxIdentityLength
            || attempt.Trunk.Length > MaxIdentityLength
            || !TryRead(attempt.StartedUnixMs, out var at))
        {
            return false;
        }
        read = new CallAttempt
        {
            Caller = caller,
            Callee = attempt.Callee,
            Source = source,
            Trunk = attempt.Trunk.Length == 0 ? "unknown" : attempt.Trunk,
            At = at,
            UserAgent = Shorten(attempt.UserAgent),
            Fingerprint = Shorten(attempt.Fingerprint),
            Attestation = Read(attempt.Attestation),
            Signer = Shorten(attempt.Signer),
            Ticket = asker == 0 ? 0 : TicketOf(asker, attempt),
            IsAgain = attempt.Again,
        };
        return true;
    }

    /// <remarks>A call cannot have ended after <paramref name="now"/>, whatever the edge's clock says.</remarks>
    public static bool TryRead(P.Outcome outcome, DateTimeOffset now, [NotNullWhen(true)] out CallOutcome? read)
    {
        read = null;
        if (outcome.Attempt is null
            || !TryRead(outcome.Attempt, out var attempt)
            || outcome.Code is < 200 or > 699
            || outcome.AnswerMs is < 0 or > int.MaxValue
            || outcome.DurationMs is < 0 or > int.MaxValue)
        {
            return false;
        }
        // Nothing says how long an unanswered call rang; it has ended by now, and not long ago.
        var ended = outcome.Code < 300
            ? attempt.At.AddMilliseconds(outcome.AnswerMs).AddMilliseconds(outcome.DurationMs)
            : now;
        read = new CallOutcome
        {
            Attempt = attempt,
            EndedAt = ended < now ? ended : now,
            Code = outcome.Code,
            Duration = TimeSpan.FromMilliseconds(outcome.DurationMs),
            CalleeHungUp = outcome.HangUp == P.HangUp.Callee,
        };
        return true;
    }

    /// <remarks>An own subscriber is never blocked without being asked about.</remarks>
    public static bool TryRead(P.LiveBlock wire, DateTimeOffset now, out LiveBlock block)
    {
        block = default;
        if (!TryRead(wire.Caller, out var caller)
            || caller.Trust == TrustClass.Own
            || wire.RemainingMs <= 0
            || wire.RemainingMs > (long)LiveBlocks.Longest.TotalMilliseconds
            || wire.AgeMs is < 0 or > int.MaxValue)
        {
            return false;
        }
        block = new LiveBlock(caller, now.AddMilliseconds(-wire.AgeMs), now.AddMilliseconds(wire.RemainingMs));
        return true;
    }

    public static bool TryRead(P.SourceProbes wire, [NotNullWhen(true)] out SourceProbes? read)
    {
        read = null;
        if (!TryRead(wire.SourceIp, out var source) || wire.Malformed > MaxProbes || wire.OfScanners > MaxProbes)
        {
            return false;
        }
        read = new SourceProbes
        {
            Source = source,
            Malformed = (int)wire.Malformed,
            Names = [.. wire.Names.Take(SourceProbes.MostNames).Select(Shorten)],
            OfScanners = (int)wire.OfScanners,
        };
        return true;
    }

    /// <summary>Unspecified counts as undeclared.</summary>
    public static bool TryRead(P.TrustClass trust, out TrustClass read)
    {
        read = trust == P.TrustClass.Unspecified ? TrustClass.Undeclared : (TrustClass)trust;
        return trust is >= P.TrustClass.Unspecified and <= P.TrustClass.International;
    }

    /// <summary>What is not known is no attestation.</summary>
    public static Attestation Read(P.Attestation attestation) =>
        attestation is > P.Attestation.None and <= P.Attestation.Fail ? (Attestation)attestation : Attestation.None;

    /// <summary>False before 1970, and for what is no time.</summary>
    public static bool TryRead(Timestamp time, out DateTimeOffset read)
    {
        // 253402300799 is the last second of the year 9999, the end of what a timestamp may say.
        var fits = time is { Seconds: >= 0 and <= 253_402_300_799, Nanos: >= 0 and <= 999_999_999 };
        read = fits ? time.ToDateTimeOffset() : default;
        return fits;
    }

    /// <summary>False before 1970, and where no duration could be added.</summary>
    public static bool TryRead(long unixMs, out DateTimeOffset read)
    {
        // The year 9999 leaves no room to add a duration.
        var fits = unixMs is >= 0 and < 100_000_000_000_000;
        read = fits ? DateTimeOffset.FromUnixTimeMilliseconds(unixMs) : default;
        return fits;
    }

    // Cut and not refused: nobody shall lose his evidence by a long User-Agent.
    public static string Shorten(string text) => text.Length <= MaxIdentityLength ? text : text[..MaxIdentityLength];

    // Of all that stays the same when it comes again: an asker who numbers carelessly is not to lose other calls by it.
    private static ulong TicketOf(ulong asker, P.Attempt attempt)
    {
        ReadOnlySpan<ulong> parts =
        [
            asker, attempt.Id, (ulong)attempt.StartedUnixMs, HashOf(attempt.Caller.Identity), HashOf(attempt.Callee),
        ];
        return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(parts));
    }

    private static ulong HashOf(string text) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()));

    private static bool TryRead(P.CallerKey? key, out CallerKey read)
    {
        read = default;
        if (key is null || key.Identity.Length is 0 or > MaxIdentityLength || !TryRead(key.Trust, out TrustClass trust))
        {
            return false;
        }
        read = new CallerKey(trust, key.Identity);
        return true;
    }

    private static bool TryRead(ByteString bytes, out SourceAddress read)
    {
        var fits = bytes.Length is 4 or 16;
        read = fits ? SourceAddress.FromBytes(bytes.Span) : default;
        return fits;
    }
}
