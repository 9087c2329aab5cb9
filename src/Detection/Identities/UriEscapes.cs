namespace Spit.Detection.Identities;

/// <summary>Percent-escapes, RFC 3986 2.1.</summary>
internal static class UriEscapes
{
    /// <summary>Reads one character of <paramref name="text"/>, escaped or not, and moves on.</summary>
    /// <returns>False for an escape without two hexadecimal digits.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, ref int at, out byte value)
    {
        value = text[at++];
        if (value != '%') return true;
        if (at + 2 > text.Length || !TryHex(text[at], out var high) || !TryHex(text[at + 1], out var low)) return false;
        at += 2;
        value = (byte)((high << 4) | low);
        return true;
    }

    private static bool TryHex(byte c, out int value)
    {
        value = c switch
        {
            >= (byte)'0' and <= (byte)'9' => c - '0',
            >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
            _ => -1,
        };
        return value >= 0;
    }
}
