using System.Security.Cryptography;

namespace Spit.Challenger.Recordings;

/// <summary>What opens one recording for who fetches it: follows from its own key, and does not tell it.</summary>
internal static class RecordingOpener
{
    public const int Bytes = 16;

    public static byte[] Of(ReadOnlySpan<byte> dataKey) =>
        HMACSHA256.HashData(dataKey, "spit recording opener"u8)[..Bytes];

    /// <summary>Takes as long whatever was shown.</summary>
    public static bool Fits(ReadOnlySpan<byte> shown, ReadOnlySpan<byte> dataKey) =>
        CryptographicOperations.FixedTimeEquals(shown, Of(dataKey));
}
