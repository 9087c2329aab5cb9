using System.Net;
using System.Text;

namespace Spit.Detection.Identities;

/// <summary>
/// One caller, one string: the canonical identity behind every spelling of a SIP URI, tel URI or number.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>+493023125001</c> for a number that the plan can read as an international one, whatever the host.</item>
/// <item><c>sip:user@host</c> for everything else that has a host: escapes normalised (RFC 3261 19.1.4), host in lower
/// case, no port, password or parameters, <c>sips:</c> alike.</item>
/// <item><c>tel:400</c> or <c>tel:400;phone-context=...</c> for short and local numbers without a host.</item>
/// <item><c>anonymous</c> for who withholds his identity (RFC 3323).</item>
/// </list>
/// The result is ASCII without spaces and control characters, whatever was put in.
/// </remarks>
public static class CallerIdentity
{
    /// <summary>
    /// Bytes of input looked at, and characters of a result; beyond that there is no identity. Chosen.
    /// </summary>
    public const int Limit = 512;

    /// <summary>The identity of all who withhold theirs.</summary>
    public const string Anonymous = "anonymous";

    /// <summary>Reads text, for example what an operator typed.</summary>
    /// <returns>False, and an empty identity, for anything that names no caller.</returns>
    public static bool TryCanonicalize(ReadOnlySpan<char> text, NumberPlan plan, out string identity)
    {
        identity = "";
        Span<byte> utf8 = stackalloc byte[Limit];
        return Encoding.UTF8.TryGetBytes(text, utf8, out var written)
            && TryCanonicalize(utf8[..written], plan, out identity);
    }

    /// <summary>Reads bytes as they came in a message; allocates only the identity.</summary>
    /// <returns>False, and an empty identity, for anything that names no caller.</returns>
    public static bool TryCanonicalize(ReadOnlySpan<byte> utf8, NumberPlan plan, out string identity)
    {
        identity = "";
        if (utf8.Length > Limit || !UriParts.TryRead(utf8, out var parts)) return false;
        if (IsAnonymous(parts))
        {
            identity = Anonymous;
            return true;
        }
        var writer = new IdentityWriter(stackalloc char[Limit]);
        if (!TryWrite(parts, plan, ref writer) || writer.HasOverflowed) return false;
        identity = new string(writer.Written);
        return true;
    }

    private static bool IsAnonymous(in UriParts parts) =>
        Ascii.EqualsIgnoreCase(parts.User, "anonymous"u8) || Ascii.EqualsIgnoreCase(parts.Host, "anonymous.invalid"u8);

    private static bool TryWrite(in UriParts parts, NumberPlan plan, ref IdentityWriter writer)
    {
        Span<char> digits = stackalloc char[PhoneNumber.MostDialled];
        if (!PhoneNumber.TryReadDigits(parts.User, digits, out var count, out var isGlobal))
        {
            return parts.Kind == UriKind.Sip && TryWriteSip(parts, ref writer);
        }
        if (PhoneContext.TryWrite(digits[..count], isGlobal, parts.Context, plan, ref writer)) return true;
        // Where there is a host, a context that does not say how the number begins is none.
        if (parts.Kind == UriKind.Sip)
            return PhoneNumber.TryWrite(digits[..count], isGlobal, plan, ref writer) || TryWriteSip(parts, ref writer);
        writer.Append("tel:");
        if (isGlobal) writer.Append('+');
        writer.Append(digits[..count]);
        return PhoneContext.TryAppend(parts.Context, ref writer);
    }

    private static bool TryWriteSip(in UriParts parts, ref IdentityWriter writer)
    {
        writer.Append("sip:");
        if (!parts.User.IsEmpty)
        {
            if (!TryWriteUser(parts.User, ref writer)) return false;
            writer.Append('@');
        }
        return TryWriteHost(parts.Host, ref writer);
    }

    private static bool TryWriteUser(ReadOnlySpan<byte> user, ref IdentityWriter writer)
    {
        var at = 0;
        while (at < user.Length)
        {
            var isEscaped = user[at] == '%';
            if (!UriEscapes.TryRead(user, ref at, out var c)) return false;
            // RFC 3261 19.1.4: a character outside the reserved set equals its escape. A plus is taken
            // alike, as numbers are often sent with %2B.
            if (IsUnreserved(c) || c == '+' || (!isEscaped && IsUserUnreserved(c))) writer.Append((char)c);
            else writer.AppendEscaped(c);
        }
        return true;
    }

    private static bool TryWriteHost(ReadOnlySpan<byte> host, ref IdentityWriter writer)
    {
        if (host.Contains((byte)':')) return TryWriteIPv6(host, ref writer);
        foreach (var b in host)
        {
            var c = (char)b;
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_')) return false;
            writer.Append(char.ToLowerInvariant(c));
        }
        return true;
    }

    // RFC 5118 4.5: one address has many spellings.
    private static bool TryWriteIPv6(ReadOnlySpan<byte> host, ref IdentityWriter writer)
    {
        if (!IPAddress.TryParse(host, out var address)) return false;
        Span<char> text = stackalloc char[64];
        if (!address.TryFormat(text, out var written)) return false;
        writer.Append('[');
        writer.Append(text[..written]);
        writer.Append(']');
        return true;
    }

    // RFC 3261 25.1: unreserved.
    private static bool IsUnreserved(byte c) => char.IsAsciiLetterOrDigit((char)c) || "-_.!~*'()"u8.Contains(c);

    // RFC 3261 25.1: user-unreserved.
    private static bool IsUserUnreserved(byte c) => "&=+$,;?/"u8.Contains(c);
}
