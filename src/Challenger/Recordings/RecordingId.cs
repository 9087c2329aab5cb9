namespace Spit.Challenger.Recordings;

/// <summary>Names of recordings: 32 hexadecimal digits that sort by time (RFC 9562 section 5.7).</summary>
internal static class RecordingId
{
    private const int Length = 32;

    public static string New(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("N");

    /// <summary>False for anything else, which is then no name of a file either.</summary>
    public static bool IsValid(string id) => id.Length == Length && id.All(char.IsAsciiHexDigitLower);
}
