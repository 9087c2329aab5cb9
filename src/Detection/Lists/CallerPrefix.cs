using System.Text;
using Spit.Detection.Identities;

namespace Spit.Detection.Lists;

/// <summary>The beginning of a canonical caller identity, in any spelling a number's beginning may have.</summary>
internal static class CallerPrefix
{
    public static bool TryCanonicalize(string text, NumberPlan plan, out string prefix)
    {
        prefix = "";
        if (text.EndsWith('*')) text = text[..^1];
        if (text.StartsWith("sip:", StringComparison.OrdinalIgnoreCase)) return TryUri(text, out prefix);
        if (text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)) text = text[4..];

        Span<byte> utf8 = stackalloc byte[CallerIdentity.Limit];
        Span<char> digits = stackalloc char[PhoneNumber.MostDialled];
        if (!Encoding.UTF8.TryGetBytes(text, utf8, out var written)
            || !PhoneNumber.TryReadDigits(utf8[..written], digits, out var count, out var isGlobal))
        {
            return false;
        }
        ReadOnlySpan<char> number = digits[..count];
        if (!isGlobal && !TryCutDiallingPrefix(ref number, plan)) return false;
        if (number.IsEmpty || number[0] == '0') return false;
        prefix = string.Concat("+", number);
        return true;
    }

    private static bool TryCutDiallingPrefix(ref ReadOnlySpan<char> number, NumberPlan plan)
    {
        if (PhoneNumber.Begins(number, plan.InternationalPrefix))
        {
            number = number[plan.InternationalPrefix.Length..];
            return true;
        }
        if (!PhoneNumber.Begins(number, plan.NationalPrefix)) return false;
        number = string.Concat(plan.HomeCountryCode, number[plan.NationalPrefix.Length..]);
        return number.Length > plan.HomeCountryCode.Length;
    }

    // A prefix of a URI is compared letter by letter; only the scheme has no case.
    private static bool TryUri(string text, out string prefix)
    {
        prefix = "";
        var rest = text.AsSpan(4);
        if (rest.IsEmpty || rest.Length > CallerIdentity.Limit - 4) return false;
        foreach (var c in rest)
        {
            if (c is <= ' ' or > '~') return false;
        }
        prefix = string.Concat("sip:", rest);
        return true;
    }
}
