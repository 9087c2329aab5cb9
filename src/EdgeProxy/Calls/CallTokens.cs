using System.Buffers.Text;
using System.Security.Cryptography;
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
    private const int MaxSealedBytes = IvBytes + CallTokenText.MaxBytes + BlockBytes + MacBytes;

    // RFC 3261 sets no limit to a Call-ID; a longer one than this gets no token.
    private const int MaxCallIdBytes = 512;

    /// <summary>Longest text that <see cref="TrySeal"/> writes.</summary>
    public const int MaxTextBytes = ((MaxSealedBytes + 2) / 3) * 4;

    private readonly Aes _aes = Aes.Create();
    private readonly byte[] _macKey;

    // The number in both is that of the token's layout: an edge opens no token of another layout.
    /// <param name="key">Any length, best 32 bytes; edges that share it can finish each other's calls.</param>
    public CallTokens(ReadOnlySpan<byte> key)
    {
        _aes.Key = HKDF.DeriveKey(HashAlgorithmName.SHA256, key.ToArray(), 32,
            info: "spit call token 2, cipher"u8.ToArray());
        _macKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key.ToArray(), 32,
            info: "spit call token 2, mac"u8.ToArray());
    }

    /// <summary>The URI parameter in our Record-Route.</summary>
    public static ReadOnlySpan<byte> ParameterName => "spit"u8;

    /// <summary>Writes the token as text fit for a URI parameter; false when it is too long to carry.</summary>
    public bool TrySeal(CallToken token, ReadOnlySpan<byte> callId, Span<byte> destination, out int written)
    {
        written = 0;
        Span<byte> plain = stackalloc byte[CallTokenText.MaxBytes];
        if (callId.Length > MaxCallIdBytes || !CallTokenText.TryWrite(token, plain, out var length))
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
        Span<byte> plain = stackalloc byte[CallTokenText.MaxBytes + BlockBytes];
        return _aes.TryDecryptCbc(box[IvBytes..end], box[..IvBytes], plain, out length)
            ? CallTokenText.TryRead(plain[..length])
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
}
