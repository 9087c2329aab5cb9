using System.Text;
using Spit.Detection.Identities;

namespace Spit.Detection.Policies;

/// <summary>Tells emergency calls by where they go.</summary>
public static class EmergencyNumbers
{
    /// <summary>
    /// True for <c>urn:service:sos</c> and its sub-services (RFC 5031 4.2), and for a number of the policy as SIP or
    /// tel URI, with or without the home country code. Allocates nothing; anything unreadable is no emergency.
    /// </summary>
    /// <param name="requestUri">The Request-URI as it came.</param>
    /// <param name="policy">Names the numbers and the home country.</param>
    public static bool IsEmergency(ReadOnlySpan<byte> requestUri, Policy policy)
    {
        requestUri = requestUri.Trim("<> \t"u8);
        if (IsServiceUrn(requestUri)) return true;
        if (requestUri.Length > CallerIdentity.Limit || !UriParts.TryRead(requestUri, out var parts)) return false;
        Span<char> digits = stackalloc char[PhoneNumber.MostDialled];
        if (!PhoneNumber.TryReadDigits(parts.User, digits, out var count, out var isGlobal)) return false;
        ReadOnlySpan<char> dialled = digits[..count];
        var plan = policy.Numbers;
        if (!isGlobal && PhoneNumber.Begins(dialled, plan.InternationalPrefix))
        {
            isGlobal = true;
            dialled = dialled[plan.InternationalPrefix.Length..];
        }
        if (IsListed(dialled, policy)) return true;
        return isGlobal && PhoneNumber.Begins(dialled, plan.HomeCountryCode)
            && IsListed(dialled[plan.HomeCountryCode.Length..], policy);
    }

    private static bool IsServiceUrn(ReadOnlySpan<byte> uri)
    {
        var sos = "urn:service:sos"u8;
        return uri.Length >= sos.Length
            && Ascii.EqualsIgnoreCase(uri[..sos.Length], sos)
            && (uri.Length == sos.Length || uri[sos.Length] is (byte)'.' or (byte)';' or (byte)'?');
    }

    private static bool IsListed(ReadOnlySpan<char> number, Policy policy)
    {
        // By index: an enumerator of an interface is an allocation.
        for (var i = 0; i < policy.EmergencyNumbers.Length; i++)
        {
            if (number.SequenceEqual(policy.EmergencyNumbers[i])) return true;
        }
        return false;
    }
}
