using System.Buffers.Text;
using System.Security.Cryptography;

namespace Spit.Hosting.Sealing;

/// <summary>
/// Seals bytes into text that programs sharing a key can open and nobody else can read or make (AES-256-GCM).
/// </summary>
/// <remarks>
/// Nonces are random: a key is good for some 2^32 texts (NIST SP 800-38D 8.3). Safe for use by several threads.
/// </remarks>
public sealed class TextSeal : IDisposable
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Longest content that is sealed or opened, in bytes.</summary>
    public const int MaxContentBytes = 4096;

    private readonly AesGcm _cipher;

    /// <param name="key">What the programs share; any length, best 32 random bytes.</param>
    /// <param name="purpose">What the texts are for: a text of another purpose cannot be opened.</param>
    public TextSeal(ReadOnlySpan<byte> key, string purpose)
    {
        Span<byte> derived = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, [], System.Text.Encoding.UTF8.GetBytes(purpose));
        _cipher = new AesGcm(derived, TagBytes);
    }

    /// <summary>The text, in the base64url alphabet.</summary>
    /// <param name="content">What is sealed.</param>
    /// <param name="context">What it is bound to: it opens with the same bytes alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The content is longer than <see cref="MaxContentBytes"/>.
    /// </exception>
    public string Seal(ReadOnlySpan<byte> content, ReadOnlySpan<byte> context)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(content.Length, MaxContentBytes, nameof(content));
        var box = new byte[NonceBytes + content.Length + TagBytes];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        _cipher.Encrypt(
            nonce, content, box.AsSpan(NonceBytes, content.Length), box.AsSpan(NonceBytes + content.Length), context);
        return Base64Url.EncodeToString(box);
    }

    /// <summary>What was sealed; null when the text was not made with this key, for this purpose and context.</summary>
    public byte[]? TryOpen(ReadOnlySpan<byte> text, ReadOnlySpan<byte> context)
    {
        const int MaxBoxBytes = NonceBytes + MaxContentBytes + TagBytes;
        Span<byte> box = stackalloc byte[MaxBoxBytes];
        if (text.Length > Base64Url.GetEncodedLength(MaxBoxBytes)
            || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromUtf8(text, box, out var length)
            || length < NonceBytes + TagBytes)
            return null;
        box = box[..length];
        var content = new byte[length - NonceBytes - TagBytes];
        try
        {
            _cipher.Decrypt(
                box[..NonceBytes], box[NonceBytes..^TagBytes], box[^TagBytes..], content, context);
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    public void Dispose() => _cipher.Dispose();
}
