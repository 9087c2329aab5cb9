using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Spit.Detection;
using Spit.Sip.Uris;

namespace Spit.EdgeProxy.Calls;

/// <summary>Seals call tokens into a URI parameter and opens them again. Not thread-safe.</summary>
/// <remarks>
/// Encrypt-then-MAC (AES-256-CBC, HMAC-SHA-256 over the Call-ID, the IV and the ciphertext): a token proves that a
/// request belongs to a call that went through an edge with this key, serves no other call, and shows the far side
/// neither an asserted identity nor a source address. A forgery is told by comparison, without an exception.
/// </remarks>
internal sealed class CallTokens : IDisposable
{
    private const int IvBytes = 16;
    private const int MacBytes = 16;
    private const int BlockBytes = 16;
    private const int FixedBytes = 8 + 1 + 16 + 1;

    // Beside the trust class in its byte.
    private const byte ScreenedFlag = 0x80;

    // A longer identity is left out of the Record-Route: the call is then accounted for by this edge only.
    private const int MaxIdentityBytes = 120;
    private const int MaxPlainBytes = FixedBytes + (2 * MaxIdentityBytes);
    private const int MaxSealedBytes = IvBytes + MaxPlainBytes + BlockBytes + MacBytes;

    // RFC 3261 sets no limit to a Call-ID; a longer one than this gets no token.
    private const int MaxCallIdBytes = 512;

    /// <summary>Longest text that <see cref="TrySeal"/> writes.</summary>
    public const int MaxTextBytes = ((MaxSealedBytes + 2) / 3) * 4;

    private readonly Aes _aes = Aes.Create();
    private readonly byte[] _macKey;

    /// <param name="key">Any length, best 32 bytes; edges that share it can finish each other's calls.</param>
    public CallTokens(ReadOnlySpan<byte> key)
    {
        _aes.Key = HKDF.DeriveKey(HashAlgorithmName.SHA256, key.ToArray(), 32,
            info: "spit call token, cipher"u8.ToArray());
        _macKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key.ToArray(), 32, info: "spit call token, mac"u8.ToArray());
    }

    /// <summary>The URI parameter in our Record-Route.</summary>
    public static ReadOnlySpan<byte> ParameterName => "spit"u8;

    /// <summary>Writes the token as text fit for a URI parameter; false when it is too long to carry.</summary>
    public bool TrySeal(CallToken token, ReadOnlySpan<byte> callId, Span<byte> destination, out int written)
    {
        written = 0;
        Span<byte> plain = stackalloc byte[MaxPlainBytes];
        if (callId.Length > MaxCallIdBytes || !TryPack(token, plain, out var length))
            return false;
        Span<byte> box = stackalloc byte[MaxSealedBytes];
        var iv = box[..IvBytes];
        RandomNumberGenerator.Fill(iv);
        var end = IvBytes + _aes.EncryptCbc(plain[..length], iv, box[IvBytes..]);
        Authenticate(box[..end], callId, box.Slice(end, MacBytes));
        return Base64Url.TryEncodeToUtf8(box[..(end + MacBytes)], destination, out written);
    }

    /// <summary>The token in a URI of ours; null when there is none or it is not authentic for this call.</summary>
    public CallToken? TryOpen(SipUri uri, ReadOnlySpan<byte> callId)
    {
        if (!uri.Parameters.TryGet(ParameterName, out var text) || text.Length is 0 or > MaxTextBytes
            || callId.Length > MaxCallIdBytes)
            return null;
        Span<byte> box = stackalloc byte[MaxSealedBytes];
        if (!Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromUtf8(text, box, out var length)
            || length < IvBytes + BlockBytes + MacBytes)
            return null;
        var end = length - MacBytes;
        Span<byte> mac = stackalloc byte[MacBytes];
        Authenticate(box[..end], callId, mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, box.Slice(end, MacBytes)))
            return null;
        Span<byte> plain = stackalloc byte[MaxPlainBytes + BlockBytes];
        return _aes.TryDecryptCbc(box[IvBytes..end], box[..IvBytes], plain, out length)
            ? Unpack(plain[..length])
            : null;
    }

    public void Dispose() => _aes.Dispose();

    private void Authenticate(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> callId, Span<byte> mac)
    {
        Span<byte> message = stackalloc byte[MaxSealedBytes + MaxCallIdBytes];
        sealedBytes.CopyTo(message);
        callId.CopyTo(message[sealedBytes.Length..]);
        Span<byte> full = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_macKey, message[..(sealedBytes.Length + callId.Length)], full);
        full[..MacBytes].CopyTo(mac);
    }

    private static bool TryPack(CallToken token, Span<byte> plain, out int length)
    {
        length = 0;
        var caller = Encoding.UTF8.GetByteCount(token.Caller.Identity);
        var callee = Encoding.UTF8.GetByteCount(token.Callee);
        if (caller > MaxIdentityBytes || callee > MaxIdentityBytes)
            return false;
        BinaryPrimitives.WriteInt64BigEndian(plain, token.StartedAt.ToUnixTimeMilliseconds());
        plain[8] = (byte)((byte)token.Caller.Trust | (token.IsScreened ? ScreenedFlag : 0));
        BinaryPrimitives.WriteUInt64BigEndian(plain[9..], token.Source.High);
        BinaryPrimitives.WriteUInt64BigEndian(plain[17..], token.Source.Low);
        plain[25] = (byte)caller;
        Encoding.UTF8.GetBytes(token.Caller.Identity, plain[FixedBytes..]);
        Encoding.UTF8.GetBytes(token.Callee, plain[(FixedBytes + caller)..]);
        length = FixedBytes + caller + callee;
        return true;
    }

    private static CallToken Unpack(ReadOnlySpan<byte> plain)
    {
        var callerEnd = FixedBytes + plain[25];
        return new CallToken(
            new CallerKey((TrustClass)(plain[8] & ~ScreenedFlag),
                Encoding.UTF8.GetString(plain[FixedBytes..callerEnd])),
            Encoding.UTF8.GetString(plain[callerEnd..]),
            new SourceAddress(
                BinaryPrimitives.ReadUInt64BigEndian(plain[9..]), BinaryPrimitives.ReadUInt64BigEndian(plain[17..])),
            DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(plain)),
            (plain[8] & ScreenedFlag) != 0);
    }
}
