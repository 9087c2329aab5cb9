using System.Buffers;

namespace Spit.EdgeProxy.Fingerprints;

/// <summary>The name of a product without its version and serial numbers.</summary>
internal static class VersionMask
{
    private const int MaxBytes = 128;

    // A shorter run of hexadecimal digits may well be a model.
    private const int LeastSerialLength = 6;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>
    /// Takes in a text with a <c>#</c> for each version (<c>1.2.3</c>, <c>v1.2</c>) and serial number; the digits of
    /// model names stay.
    /// </summary>
    public static void Append(ReadOnlySpan<byte> text, ref MakeWriter make)
    {
        text = text[..Math.Min(text.Length, MaxBytes)];
        var isAfterMask = false;
        while (!text.IsEmpty)
        {
            var length = RunLength(text);
            if (length == 0)
            {
                // A dot between two masked numbers belongs to the version, however many parts that has.
                var isInside = isAfterMask && text[0] == '.' && IsVersion(text[1..][..RunLength(text[1..])]);
                if (!isInside)
                    make.Append((char)text[0]);
                isAfterMask = isInside;
                text = text[1..];
                continue;
            }
            var run = text[..length];
            var isMasked = IsVersion(run) || IsSerial(run);
            if (!isMasked)
                make.Append(run);
            else if (!isAfterMask)
                make.Append('#');
            isAfterMask = isMasked;
            text = text[length..];
        }
    }

    private static int RunLength(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiLetterOrDigit((char)text[length]))
            length++;
        return length;
    }

    // "16", "2rc1", "v1", "rv2".
    private static bool IsVersion(ReadOnlySpan<byte> run)
    {
        if (!run.IsEmpty && (run[0] | 0x20) == 'r')
            run = run[1..];
        if (!run.IsEmpty && (run[0] | 0x20) == 'v')
            run = run[1..];
        return !run.IsEmpty && char.IsAsciiDigit((char)run[0]);
    }

    private static bool IsSerial(ReadOnlySpan<byte> run) =>
        run.Length >= LeastSerialLength
        && run.ContainsAnyInRange((byte)'0', (byte)'9')
        && run.IndexOfAnyExcept(HexDigits) < 0;
}
