using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Spit.Challenger.Recordings;

/// <summary>
/// How the pieces of a recording are sealed: each a word with its length and whether it is the last, the bytes under
/// AES-256-GCM (NIST SP 800-38D), the tag.
/// </summary>
/// <remarks>
/// The nonce is the piece's number, which never comes twice under a key that belongs to one recording. The word is
/// authenticated: a piece that is left out, moved, or taken for the last one is noticed.
/// </remarks>
internal static class Seal
{
    public const int NonceBytes = 12;
    public const int TagBytes = 16;
    public const int WordBytes = sizeof(uint);

    /// <summary>The most bytes of a piece.</summary>
    public const int MostBytes = 65_536;

    private const uint Last = 0x8000_0000;

    /// <summary>What a piece of a length takes in the file.</summary>
    public static int SealedBytes(int length) => WordBytes + length + TagBytes;

    /// <summary>Seals a piece.</summary>
    /// <returns>How many bytes of <paramref name="target"/> it takes.</returns>
    public static int Write(AesGcm key, long number, ReadOnlySpan<byte> piece, bool isLast, Span<byte> target)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        WriteNonce(nonce, number);
        var word = target[..WordBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(word, (uint)piece.Length | (isLast ? Last : 0));
        var sealedPiece = target.Slice(WordBytes, piece.Length);
        key.Encrypt(nonce, piece, sealedPiece, target.Slice(WordBytes + piece.Length, TagBytes), word);
        return SealedBytes(piece.Length);
    }

    /// <summary>Reads the word before a piece; false when no piece is so long.</summary>
    public static bool TryReadWord(ReadOnlySpan<byte> word, out int length, out bool isLast)
    {
        var value = BinaryPrimitives.ReadUInt32LittleEndian(word);
        isLast = (value & Last) != 0;
        length = (int)(value & ~Last);
        return length <= MostBytes;
    }

    /// <summary>Opens a piece; false when it is not what was written there.</summary>
    /// <param name="key">The recording's own.</param>
    /// <param name="number">Of the piece, from 0.</param>
    /// <param name="source">Word, bytes and tag.</param>
    /// <param name="piece">Takes the bytes.</param>
    public static bool TryRead(AesGcm key, long number, ReadOnlySpan<byte> source, Span<byte> piece)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        WriteNonce(nonce, number);
        var length = source.Length - WordBytes - TagBytes;
        return TryDecrypt(
            key, nonce, source.Slice(WordBytes, length), source[^TagBytes..], piece[..length], source[..WordBytes]);
    }

    /// <summary>As <see cref="AesGcm"/> does, without an exception for what was changed.</summary>
    public static bool TryDecrypt(
        AesGcm key,
        ReadOnlySpan<byte> nonce,
        ReadOnlySpan<byte> ciphertext,
        ReadOnlySpan<byte> tag,
        Span<byte> plaintext,
        ReadOnlySpan<byte> associated)
    {
        try
        {
            key.Decrypt(nonce, ciphertext, tag, plaintext, associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private static void WriteNonce(Span<byte> nonce, long number)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[(NonceBytes - sizeof(long))..], number);
    }
}
