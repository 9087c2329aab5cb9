using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Spit.Challenger.Recordings;

/// <summary>
/// The beginning of a sealed recording: which master key opens it, when it expires, and its own key, wrapped.
/// </summary>
/// <remarks>
/// 8 bytes magic with the version, 8 the master key's id, 8 the expiry (Unix milliseconds, little-endian), 12 a random
/// nonce, 32 the data key encrypted with AES-256-GCM, 16 the tag. Authenticated with it: all before the nonce, and the
/// recording's id, so that a file under another name is no recording.
/// </remarks>
internal static class SealHeader
{
    public const int Bytes = WrappedAt + RecordingKeys.KeyBytes + Seal.TagBytes;

    private const int KeyIdAt = 8;
    private const int ExpiresAt = KeyIdAt + RecordingKeys.IdBytes;
    private const int NonceAt = ExpiresAt + sizeof(long);
    private const int WrappedAt = NonceAt + Seal.NonceBytes;

    private static ReadOnlySpan<byte> Magic => "SPITREC1"u8;

    /// <summary>Writes a header.</summary>
    /// <param name="header">At least <see cref="Bytes"/>.</param>
    /// <param name="keys">The current one wraps.</param>
    /// <param name="id">Of the recording.</param>
    /// <param name="expires">When it is deleted.</param>
    /// <param name="dataKey">The recording's own key.</param>
    public static void Write(
        Span<byte> header, RecordingKeys keys, string id, DateTimeOffset expires, ReadOnlySpan<byte> dataKey)
    {
        Magic.CopyTo(header);
        keys.CurrentId.CopyTo(header[KeyIdAt..]);
        BinaryPrimitives.WriteInt64LittleEndian(header[ExpiresAt..], expires.ToUnixTimeMilliseconds());
        var nonce = header.Slice(NonceAt, Seal.NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var master = new AesGcm(keys.Current, Seal.TagBytes);
        master.Encrypt(
            nonce,
            dataKey,
            header.Slice(WrappedAt, RecordingKeys.KeyBytes),
            header.Slice(WrappedAt + RecordingKeys.KeyBytes, Seal.TagBytes),
            Associated(header, id));
    }

    /// <summary>Reads a header and unwraps the recording's own key.</summary>
    /// <param name="header">What the file begins with.</param>
    /// <param name="keys">One of them may open it.</param>
    /// <param name="id">Of the recording.</param>
    /// <param name="expires">Not to be trusted unless there is no fault; good enough to delete by.</param>
    /// <param name="dataKey">32 bytes to be filled.</param>
    public static SealFault Read(
        ReadOnlySpan<byte> header, RecordingKeys keys, string id, out DateTimeOffset expires, Span<byte> dataKey)
    {
        expires = default;
        if (header.Length < Bytes) return SealFault.Cut;
        if (!header.StartsWith(Magic)) return SealFault.NoRecording;
        var milliseconds = BinaryPrimitives.ReadInt64LittleEndian(header[ExpiresAt..]);
        // The year 9999.
        if (milliseconds is < 0 or > 253_402_300_799_999) return SealFault.Changed;
        expires = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        var key = keys.Find(header.Slice(KeyIdAt, RecordingKeys.IdBytes));
        if (key.IsEmpty) return SealFault.UnknownKey;
        using var master = new AesGcm(key, Seal.TagBytes);
        return Seal.TryDecrypt(
            master,
            header.Slice(NonceAt, Seal.NonceBytes),
            header.Slice(WrappedAt, RecordingKeys.KeyBytes),
            header.Slice(WrappedAt + RecordingKeys.KeyBytes, Seal.TagBytes),
            dataKey,
            Associated(header, id))
            ? SealFault.None
            : SealFault.Changed;
    }

    private static byte[] Associated(ReadOnlySpan<byte> header, string id) =>
        [.. header[..NonceAt], .. Encoding.ASCII.GetBytes(id)];
}
