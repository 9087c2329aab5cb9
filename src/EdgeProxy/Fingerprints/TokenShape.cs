using System.Buffers;

namespace Spit.EdgeProxy.Fingerprints;

/// <summary>What a random token (a tag, a branch, a Call-ID) looks like, whatever its value.</summary>
/// <remarks>
/// Coarse on purpose. A random value shows its alphabet only with some probability: of 8 hexadecimal digits, one in 43
/// has no letter. So decimal and hexadecimal are told apart in long tokens only, and letters beyond f are looked for
/// where even an alphabet of 36 fails to show one but once in 650 times.
/// </remarks>
internal static class TokenShape
{
    // From so many characters on, hexadecimal digits without a letter (0.625^24 = 1e-5) and mixed letters without one
    // of the cases (0.58^24 = 2e-6) do not happen by chance.
    private const int TellingLength = 24;

    // (16 / 36)^8 = 0.0015. A shorter one counts as hexadecimal, as one of 8 digits does without its leading zeros.
    private const int LeastLength = 8;

    private const int UuidLength = 36;
    private const int MostSeparators = 9;

    private static readonly SearchValues<byte> AddressBytes = SearchValues.Create("0123456789."u8);

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    // The upper ends of the length classes: between the usual lengths (8, 10, 16, 20, 32, 36, 40), and wide enough for
    // numbers that are written without leading zeros.
    private static ReadOnlySpan<byte> LengthEnds => [5, 12, 22, 34, 48, 80];

    public static void Append(ReadOnlySpan<byte> token, ref MakeWriter make)
    {
        var at = token.IndexOf((byte)'@');
        var local = at < 0 ? token : token[..at];
        if (IsUuid(local))
            make.Append('u');
        else if (Structure(local) is > 0 and var separators)
            make.Append((char)('A' + Math.Min(separators, MostSeparators)));
        else
            AppendLetters(local, ref make);
        if (at >= 0)
            make.Append(IsAddress(token[(at + 1)..]) ? '@' : '&');
        make.EndPiece();
    }

    private static int LengthClass(int length)
    {
        var known = 0;
        while (known < LengthEnds.Length && length > LengthEnds[known])
            known++;
        return known;
    }

    // Counters and process numbers, "1-4711": their lengths grow, the number of their parts does not. Zero for others.
    private static int Structure(ReadOnlySpan<byte> token)
    {
        var separators = 0;
        foreach (var b in token)
        {
            if (b is (byte)'-' or (byte)'.' or (byte)'_')
                separators++;
            else if (!char.IsAsciiHexDigit((char)b))
                return 0;
        }
        return separators;
    }

    private static void AppendLetters(ReadOnlySpan<byte> token, ref MakeWriter make)
    {
        make.Append((char)('0' + LengthClass(token.Length)));
        var hasLower = token.ContainsAnyInRange((byte)'a', (byte)'f');
        var hasUpper = token.ContainsAnyInRange((byte)'A', (byte)'F');
        var isHex = !(hasLower && hasUpper) && token.IndexOfAnyExcept(HexDigits) < 0;
        var isLong = token.Length >= TellingLength;
        if (!isHex && token.Length >= LeastLength)
            make.Append(isLong ? CaseOf(token) : 'w');
        else if (!isLong)
            make.Append('h');
        else
            make.Append(hasUpper ? 'X' : hasLower ? 'x' : 'd');
    }

    private static char CaseOf(ReadOnlySpan<byte> token)
    {
        var hasLower = token.ContainsAnyInRange((byte)'a', (byte)'z');
        var hasUpper = token.ContainsAnyInRange((byte)'A', (byte)'Z');
        return (hasLower, hasUpper) switch
        {
            (true, true) => 'm',
            (false, true) => 'W',
            _ => 'l',
        };
    }

    // RFC 9562 4.
    private static bool IsUuid(ReadOnlySpan<byte> token)
    {
        if (token.Length != UuidLength)
            return false;
        for (var i = 0; i < token.Length; i++)
        {
            var isDash = i is 8 or 13 or 18 or 23;
            if (isDash ? token[i] != '-' : !char.IsAsciiHexDigit((char)token[i]))
                return false;
        }
        return true;
    }

    private static bool IsAddress(ReadOnlySpan<byte> host) =>
        host.Contains((byte)':') || host.IndexOfAnyExcept(AddressBytes) < 0;
}
