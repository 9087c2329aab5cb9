namespace Spit.Detection.Identities;

/// <summary>Numbers that are local to a context, RFC 3966 5.1.5.</summary>
internal static class PhoneContext
{
    // A country code has one to three digits; a longer context only says where a number is valid, not how it begins.
    private const int MostCountryCodeDigits = 3;

    /// <summary>Writes the international spelling, when the number has one in its context or under the plan.</summary>
    public static bool TryWrite(
        scoped ReadOnlySpan<char> digits,
        bool isGlobal,
        ReadOnlySpan<byte> context,
        NumberPlan plan,
        ref IdentityWriter writer)
    {
        if (isGlobal || context.IsEmpty || context[0] != '+')
        {
            return PhoneNumber.TryWrite(digits, isGlobal, plan, ref writer);
        }
        Span<char> code = stackalloc char[PhoneNumber.MostDialled];
        if (!PhoneNumber.TryReadDigits(context, code, out var count, out _)) return false;
        if (count > MostCountryCodeDigits || digits.Length <= plan.ShortNumberDigits) return false;
        if (PhoneNumber.Begins(digits, plan.InternationalPrefix))
        {
            return PhoneNumber.TryWrite(digits, isGlobal: false, plan, ref writer);
        }
        Span<char> whole = stackalloc char[PhoneNumber.MostDialled * 2];
        code[..count].CopyTo(whole);
        digits.CopyTo(whole[count..]);
        return PhoneNumber.TryWrite(whole[..(count + digits.Length)], isGlobal: true, plan, ref writer);
    }

    /// <summary>Appends the context in canonical form, so that equal local numbers of two contexts stay two.</summary>
    public static bool TryAppend(ReadOnlySpan<byte> context, ref IdentityWriter writer)
    {
        if (context.IsEmpty) return true;
        writer.Append(";phone-context=");
        foreach (var b in context)
        {
            var c = (char)b;
            if (c is '(' or ')' || (context[0] == '+' && c is '-' or '.')) continue;
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.' or '_')) return false;
            writer.Append(char.ToLowerInvariant(c));
        }
        return true;
    }
}
