using System.Text;

namespace Spit.Detection.Identities;

/// <summary>
/// The parts of a caller's URI or number that matter for who he is. Borrows the text it was read from.
/// </summary>
internal readonly ref struct UriParts
{
    private UriParts(UriKind kind, ReadOnlySpan<byte> user, ReadOnlySpan<byte> host, ReadOnlySpan<byte> context)
    {
        Kind = kind;
        User = user;
        Host = host;
        Context = context;
    }

    public UriKind Kind { get; }

    /// <summary>
    /// The user of a SIP URI, the number of a tel URI; without password and parameters, escapes untouched.
    /// </summary>
    public ReadOnlySpan<byte> User { get; }

    /// <summary>Without port and brackets; empty for a number.</summary>
    public ReadOnlySpan<byte> Host { get; }

    /// <summary>The phone-context, RFC 3966 5.1.5; empty when there is none.</summary>
    public ReadOnlySpan<byte> Context { get; }

    /// <summary>Takes a URI or number apart.</summary>
    /// <returns>False for other schemes and for what is no URI.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out UriParts parts)
    {
        parts = default;
        text = text.Trim(" \t\r\n"u8);
        if (!text.IsEmpty && text[0] == '<')
        {
            var close = text.IndexOf((byte)'>');
            if (close < 0) return false;
            text = text[1..close].Trim(" \t"u8);
        }
        if (TakeScheme(ref text, "sip:"u8) || TakeScheme(ref text, "sips:"u8)) return TryReadSip(text, out parts);
        if (TakeScheme(ref text, "tel:"u8)) return TryReadNumber(text, out parts);
        if (text.Contains((byte)'@')) return !HasScheme(text) && TryReadSip(text, out parts);
        return !text.Contains((byte)':') && TryReadNumber(text, out parts);
    }

    private static bool TakeScheme(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> scheme)
    {
        if (text.Length < scheme.Length || !Ascii.EqualsIgnoreCase(text[..scheme.Length], scheme)) return false;
        text = text[scheme.Length..];
        return true;
    }

    // "mailto:a@b": without a SIP scheme, a colon before the at sign is another scheme (or a password nobody may type).
    private static bool HasScheme(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        return colon >= 0 && colon < text.IndexOf((byte)'@');
    }

    private static bool TryReadNumber(ReadOnlySpan<byte> text, out UriParts parts)
    {
        var number = CutParameters(text, out var context);
        parts = new UriParts(UriKind.Tel, number, default, context);
        return !number.IsEmpty;
    }

    private static bool TryReadSip(ReadOnlySpan<byte> text, out UriParts parts)
    {
        parts = default;
        var at = text.IndexOf((byte)'@');
        if (at == 0) return false;
        ReadOnlySpan<byte> user = at < 0 ? default : text[..at];
        ReadOnlySpan<byte> context = default;
        if (at > 0)
        {
            // RFC 3261 19.1.1: the password is no part of who someone is.
            var colon = user.IndexOf((byte)':');
            if (colon >= 0) user = user[..colon];
            // RFC 3261 19.1.6: a telephone-subscriber keeps its parameters inside the user part.
            var bare = CutParameters(user, out context);
            if (IsNumber(bare)) user = bare;
            else context = default;
            if (user.IsEmpty) return false;
        }
        if (!TryReadHost(text[(at + 1)..], out var host)) return false;
        parts = new UriParts(UriKind.Sip, user, host, context);
        return true;
    }

    private static bool TryReadHost(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> host)
    {
        host = default;
        var end = text.IndexOfAny(";?> "u8);
        if (end >= 0) text = text[..end];
        if (text.Contains((byte)'@')) return false;
        if (!text.IsEmpty && text[0] == '[')
        {
            var close = text.IndexOf((byte)']');
            if (close < 2) return false;
            host = text[1..close];
            return true;
        }
        var port = text.IndexOf((byte)':');
        host = (port < 0 ? text : text[..port]).TrimEnd((byte)'.');
        return !host.IsEmpty;
    }

    private static bool IsNumber(ReadOnlySpan<byte> user)
    {
        Span<char> digits = stackalloc char[PhoneNumber.MostDialled];
        return PhoneNumber.TryReadDigits(user, digits, out _, out _);
    }

    private static ReadOnlySpan<byte> CutParameters(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> context)
    {
        context = default;
        var semicolon = text.IndexOf((byte)';');
        if (semicolon < 0) return text;
        var number = text[..semicolon];
        while (semicolon >= 0)
        {
            text = text[(semicolon + 1)..];
            semicolon = text.IndexOf((byte)';');
            var parameter = semicolon < 0 ? text : text[..semicolon];
            if (TakeScheme(ref parameter, "phone-context="u8)) context = parameter;
        }
        return number;
    }
}
