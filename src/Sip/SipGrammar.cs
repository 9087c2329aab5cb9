using System.Buffers;

namespace Spit.Sip;

/// <summary>The lexical rules of RFC 3261 25.1 that all readers share.</summary>
internal static class SipGrammar
{
    /// <summary>token characters.</summary>
    internal static readonly SearchValues<byte> TokenBytes = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.!%*_+`'~"u8);

    /// <summary>hostname characters; the underscore is in no RFC but in many networks.</summary>
    internal static readonly SearchValues<byte> HostBytes = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._"u8);

    /// <summary>Characters of a URI scheme after its first letter.</summary>
    internal static readonly SearchValues<byte> SchemeBytes = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-."u8);

    /// <summary>What no URI may contain anywhere: controls, space, quotes and angle brackets.</summary>
    internal static readonly SearchValues<byte> NeverInUri = SearchValues.Create(
        [.. Enumerable.Range(0, 33).Select(b => (byte)b), 0x7F, (byte)'"', (byte)'<', (byte)'>']);

    internal static bool IsToken(ReadOnlySpan<byte> text) =>
        !text.IsEmpty && text.IndexOfAnyExcept(TokenBytes) < 0;

    internal static bool IsDigit(byte b) => (uint)(b - '0') <= 9;

    internal static bool IsLetter(byte b) => (uint)((b | 0x20) - 'a') <= 25;

    /// <summary>Linear whitespace, folds included (their line ends were checked when the field was read).</summary>
    internal static bool IsLws(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    internal static int SkipLws(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && IsLws(text[at])) at++;
        return at;
    }

    internal static int TrimLwsEnd(ReadOnlySpan<byte> text, int start, int end)
    {
        while (end > start && IsLws(text[end - 1])) end--;
        return end;
    }

    internal static ReadOnlySpan<byte> TrimLws(ReadOnlySpan<byte> text)
    {
        var start = SkipLws(text, 0);
        return text[start..TrimLwsEnd(text, start, text.Length)];
    }

    /// <summary>
    /// The offset after the closing quote of the quoted-string that opens at <paramref name="open"/>; -1: none.
    /// </summary>
    internal static int QuotedEnd(ReadOnlySpan<byte> text, int open)
    {
        var at = open + 1;
        while (at < text.Length)
        {
            var stop = text[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (stop < 0) return -1;
            at += stop;
            if (text[at] == '"') return at + 1;
            at += 2;
        }
        return -1;
    }

    /// <summary>Digits only, at least one, up to <paramref name="max"/>. Leading zeros count for nothing.</summary>
    internal static bool TryReadNumber(ReadOnlySpan<byte> digits, uint max, out uint value)
    {
        value = 0;
        if (digits.IsEmpty) return false;
        ulong sum = 0;
        foreach (var b in digits)
        {
            if (!IsDigit(b)) return false;
            sum = (sum * 10) + (uint)(b - '0');
            if (sum > max) return false;
        }
        value = (uint)sum;
        return true;
    }

    /// <summary>
    /// Whether a text names a URI: a scheme, a colon, something after it, and no byte that ends a URI.
    /// </summary>
    internal static bool IsUri(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        return colon > 0 && colon < text.Length - 1 && IsScheme(text[..colon])
            && text.IndexOfAny(NeverInUri) < 0;
    }

    internal static bool IsScheme(ReadOnlySpan<byte> text) =>
        !text.IsEmpty && IsLetter(text[0]) && text.IndexOfAnyExcept(SchemeBytes) < 0;

    /// <summary>
    /// Whether a text may be written as (part of) a header field value: every line end in it is a fold, so that it
    /// cannot open a field of its own.
    /// </summary>
    internal static bool IsOneField(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (true)
        {
            var stop = text[at..].IndexOfAny((byte)'\r', (byte)'\n');
            if (stop < 0) return true;
            at += stop;
            var isFold = text[at] == '\r' && at + 2 < text.Length && text[at + 1] == '\n'
                && text[at + 2] is (byte)' ' or (byte)'\t';
            if (!isFold) return false;
            at += 3;
        }
    }
}
