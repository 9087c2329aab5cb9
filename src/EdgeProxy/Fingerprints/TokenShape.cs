using System.Buffers;

namespace Spit.EdgeProxy.Fingerprints;

/// <summary>What a random token (a tag, a branch, a Call-ID) looks like, whatever its value.</summary>
/// <remarks>
/// Coarse on purpose. A random value shows its alphabet only with some probability: of 8 hexadecimal digits, one in 43
/// has no letter. A distinction is made where a token of that length fails to show it less than once in 10,000 times.
/// </remarks>
internal static class TokenShape
{
    // From so many characters on, hexadecimal digits without a letter (0.625^24 = 1e-5) and mixed letters without one of
    // the cases (0.58^24 = 2e-6) do not happen by chance.
    private const int TellingLength = 24;

    // Of a shorter token even letters beyond f are no matter of course.
    private const int LeastLength = 6;

    private const int UuidLength = 36;
    private const int MostSeparators = 9;

    private static readonly SearchValues<byte> AddressBytes = SearchValues.Create("0123456789."u8);

    // The upper ends of the length classes: between the usual lengths (8, 10, 16, 20, 32, 36, 40), and wide enough for
    // numbers that are written without leading zeros.
    private static ReadOnlySpan<byte> LengthEnds => [5, 12, 22, 34, 48, 80];

    public static void Append(ReadOnlySpan<byte> token, ref MakeWriter make)
    {
        var at = token.IndexOf((byte)'@');
        var local = at < 0 ? token : token[..at];
        make.Append((char)('0' + LengthClass(local.Length)));
        AppendAlphabet(local, ref make);
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

    private static void AppendAlphabet(ReadOnlySpan<byte> token, ref MakeWriter make)
    {
        if (token.Length < LeastLength)
            return;
        if (IsUuid(token))
        {
            make.Append('u');
            return;
        }
        var (lower, upper, separators, others) = Count(token);
        var isLong = token.Length >= TellingLength;
        if (others > 0 || (lower > 0 && upper > 0))
            make.Append(isLong ? CaseOf(token) : 'w');
        else if (separators > 0)
            make.Append((char)('0' + Math.Min(separators, MostSeparators)));
        else if (!isLong)
            make.Append('h');
        else if (lower + upper == 0)
            make.Append('d');
        else
            make.Append(upper > 0 ? 'X' : 'x');
    }

    private static (int Lower, int Upper, int Separators, int Others) Count(ReadOnlySpan<byte> token)
    {
        var (lower, upper, separators, others) = (0, 0, 0, 0);
        foreach (var b in token)
        {
            if (b is >= (byte)'a' and <= (byte)'f')
                lower++;
            else if (b is >= (byte)'A' and <= (byte)'F')
                upper++;
            else if (b is (byte)'-' or (byte)'.' or (byte)'_')
                separators++;
            else if (!char.IsAsciiDigit((char)b))
                others++;
        }
        return (lower, upper, separators, others);
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
