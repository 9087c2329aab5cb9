using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Spit.Detection;

namespace Spit.EdgeProxy.Calls;

/// <summary>A call token as bytes, before it is sealed.</summary>
/// <remarks>
/// In this order: start (8 bytes, Unix milliseconds), trust class and flag (1), attestation (1), source (16),
/// fingerprint (8, zero for none), then caller, callee, trunk, pop, signer and user agent, each behind a byte that
/// tells its length.
/// </remarks>
internal static class CallTokenText
{
    private const int FixedBytes = 34;

    // Beside the trust class in its byte.
    private const byte ScreenedFlag = 0x80;

    // A longer identity is left out of the Record-Route: the call is then accounted for by this edge only.
    private const int MaxIdentityBytes = 120;

    /// <summary>
    /// Room for the longest identities, trunk and pop, and 72 bytes of signer and user agent. Chosen: with identities
    /// of usual length there is room for all, and the sealed text stays below 640 characters whatever comes.
    /// </summary>
    public const int MaxBytes = FixedBytes + (2 * (1 + MaxIdentityBytes)) + (2 * 33) + 2 + 72;

    /// <summary>Writes a token; false when caller or callee are too long to carry.</summary>
    /// <remarks>
    /// Signer and user agent are left out where they do not fit: when another edge ends the call, what is known about
    /// that signer or user agent then learns nothing from it; all else does.
    /// </remarks>
    public static bool TryWrite(CallToken token, Span<byte> destination, out int length)
    {
        var attempt = token.Attempt;
        length = FixedBytes;
        BinaryPrimitives.WriteInt64BigEndian(destination, attempt.At.ToUnixTimeMilliseconds());
        destination[8] = (byte)((byte)attempt.Caller.Trust | (token.IsScreened ? ScreenedFlag : 0));
        destination[9] = (byte)attempt.Attestation;
        BinaryPrimitives.WriteUInt64BigEndian(destination[10..], attempt.Source.High);
        BinaryPrimitives.WriteUInt64BigEndian(destination[18..], attempt.Source.Low);
        _ = ulong.TryParse(
            attempt.Fingerprint, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var fingerprint);
        BinaryPrimitives.WriteUInt64BigEndian(destination[26..], fingerprint);
        if (!TryAppend(attempt.Caller.Identity, MaxIdentityBytes, destination, ref length)
            || !TryAppend(attempt.Callee, MaxIdentityBytes, destination, ref length))
            return false;
        Append(attempt.Trunk, destination, ref length);
        Append(attempt.Pop, destination, ref length);
        Append(attempt.Signer, destination, ref length);
        Append(attempt.UserAgent, destination, ref length);
        return true;
    }

    /// <summary>Reads what <see cref="TryWrite"/> wrote; null for anything else.</summary>
    public static CallToken? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FixedBytes)
            return null;
        var fingerprint = BinaryPrimitives.ReadUInt64BigEndian(bytes[26..]);
        var rest = bytes[FixedBytes..];
        if (!TryTake(ref rest, out var caller)
            || !TryTake(ref rest, out var callee)
            || !TryTake(ref rest, out var trunk)
            || !TryTake(ref rest, out var pop)
            || !TryTake(ref rest, out var signer)
            || !TryTake(ref rest, out var userAgent))
            return null;
        var attempt = new CallAttempt
        {
            Caller = new CallerKey((TrustClass)(bytes[8] & ~ScreenedFlag), caller),
            Callee = callee,
            Source = new SourceAddress(
                BinaryPrimitives.ReadUInt64BigEndian(bytes[10..]), BinaryPrimitives.ReadUInt64BigEndian(bytes[18..])),
            Trunk = trunk,
            At = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes)),
            UserAgent = userAgent,
            Fingerprint = fingerprint == 0 ? "" : fingerprint.ToString("x16", CultureInfo.InvariantCulture),
            Attestation = (Attestation)bytes[9],
            Signer = signer,
            Pop = pop,
        };
        return new CallToken(attempt, (bytes[8] & ScreenedFlag) != 0);
    }

    private static void Append(string text, Span<byte> destination, ref int length)
    {
        if (!TryAppend(text, byte.MaxValue, destination, ref length))
            destination[length++] = 0;
    }

    // Leaves room for the length bytes of all that may follow.
    private static bool TryAppend(string text, int most, Span<byte> destination, ref int length)
    {
        var count = Encoding.UTF8.GetByteCount(text);
        if (count > most || length + 1 + count + 4 > destination.Length)
            return false;
        destination[length++] = (byte)count;
        length += Encoding.UTF8.GetBytes(text, destination[length..]);
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> rest, out string text)
    {
        text = "";
        if (rest.IsEmpty || rest.Length - 1 < rest[0])
            return false;
        text = Encoding.UTF8.GetString(rest.Slice(1, rest[0]));
        rest = rest[(1 + rest[0])..];
        return true;
    }
}
