namespace Spit.Detection.Identities;

/// <summary>Reads the many spellings of a number.</summary>
internal static class PhoneNumber
{
    /// <summary>E.164: at most 15 digits. Room for an international prefix before them.</summary>
    public const int MostDialled = 20;

    private const int MostDigits = 15;

    /// <summary>Takes escapes and visual separators (RFC 3966 5.1.1) out.</summary>
    /// <param name="text">A user part or number.</param>
    /// <param name="digits">Room for <see cref="MostDialled"/> digits.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="isGlobal">True when a plus precedes them.</param>
    /// <returns>False when there is anything else in it, no digit, or too many.</returns>
    public static bool TryReadDigits(ReadOnlySpan<byte> text, Span<char> digits, out int count, out bool isGlobal)
    {
        count = 0;
        isGlobal = false;
        var at = 0;
        while (at < text.Length)
        {
            // "+49 (0)30 ...": the zero in brackets is only dialled at home.
            if (isGlobal && text[at..].StartsWith("(0)"u8))
            {
                at += 3;
                continue;
            }
            if (!UriEscapes.TryRead(text, ref at, out var c)) return false;
            if (c == '+' && count == 0 && !isGlobal) isGlobal = true;
            else if (char.IsAsciiDigit((char)c))
            {
                if (count == digits.Length) return false;
                digits[count++] = (char)c;
            }
            else if (!"-.() /"u8.Contains(c)) return false;
        }
        return count > 0;
    }

    /// <summary>Writes the international spelling, when the digits have one under the plan.</summary>
    public static bool TryWrite(
        scoped ReadOnlySpan<char> digits, bool isGlobal, NumberPlan plan, ref IdentityWriter writer)
    {
        if (digits.Length <= plan.ShortNumberDigits) return false;
        if (isGlobal) return TryWriteGlobal(digits, plan, ref writer);
        if (Begins(digits, plan.InternationalPrefix))
        {
            return TryWriteGlobal(digits[plan.InternationalPrefix.Length..], plan, ref writer);
        }
        if (Begins(digits, plan.NationalPrefix) && FitsNational(digits.Length - plan.NationalPrefix.Length, plan))
        {
            return TryWriteHome(digits[plan.NationalPrefix.Length..], plan, ref writer);
        }
        if (plan.NationalDigits == digits.Length) return TryWriteHome(digits, plan, ref writer);
        return Begins(digits, plan.HomeCountryCode)
            && digits.Length >= plan.LeastInternationalDigits
            && TryWriteGlobal(digits, plan, ref writer);
    }

    /// <summary>True when the prefix is dialled first; an empty prefix is none.</summary>
    public static bool Begins(ReadOnlySpan<char> digits, string prefix) =>
        prefix.Length > 0 && digits.StartsWith(prefix, StringComparison.Ordinal);

    private static bool FitsNational(int length, NumberPlan plan) =>
        plan.NationalDigits is not { } exact || length == exact;

    private static bool TryWriteGlobal(scoped ReadOnlySpan<char> digits, NumberPlan plan, ref IdentityWriter writer)
    {
        var home = plan.HomeCountryCode;
        // "+49030...": the national prefix slipped in behind the home country code. No area code begins with it.
        if (plan.NationalPrefix == "0" && Begins(digits, home) && digits[home.Length..].StartsWith('0'))
        {
            return TryWriteHome(digits[(home.Length + 1)..], plan, ref writer);
        }
        // E.164: no country code begins with 0.
        if (digits.Length <= plan.ShortNumberDigits || digits.Length > MostDigits || digits[0] == '0') return false;
        writer.Append('+');
        writer.Append(digits);
        return true;
    }

    private static bool TryWriteHome(scoped ReadOnlySpan<char> digits, NumberPlan plan, ref IdentityWriter writer)
    {
        var length = digits.Length + plan.HomeCountryCode.Length;
        if (digits.IsEmpty || digits[0] == '0' || length <= plan.ShortNumberDigits || length > MostDigits) return false;
        writer.Append('+');
        writer.Append(plan.HomeCountryCode);
        writer.Append(digits);
        return true;
    }
}
