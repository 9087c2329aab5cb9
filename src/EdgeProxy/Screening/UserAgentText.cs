using System.Buffers;
using System.Text;

namespace Spit.EdgeProxy.Screening;

/// <summary>A User-Agent (RFC 3261 20.41) as keys, logs and tables may hold it.</summary>
internal static class UserAgentText
{
    // Chosen: product, model and firmware of real devices take 20 to 50.
    private const int MaxLength = 64;

    // What quotes, escapes or tags in the places where the text is shown.
    private static readonly SearchValues<byte> LeftOut = SearchValues.Create("\"'`\\<>&"u8);

    /// <summary>
    /// The first 64 printable ASCII characters of a value, without those that could mean something where the text is
    /// shown; empty when none is left.
    /// </summary>
    public static string Read(ReadOnlySpan<byte> value)
    {
        Span<byte> kept = stackalloc byte[MaxLength];
        var length = 0;
        foreach (var b in value)
        {
            if (length == MaxLength)
                break;
            if (b is >= (byte)' ' and <= (byte)'~' && !LeftOut.Contains(b))
                kept[length++] = b;
        }
        return Encoding.ASCII.GetString(kept[..length].Trim((byte)' '));
    }
}
