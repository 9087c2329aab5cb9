namespace Spit.EdgeProxy.Screening;

/// <summary>Identities as logs may show them: enough to recognise, too little to call.</summary>
internal static class MaskedIdentity
{
    private const int Shown = 4;

    /// <summary>For example <c>+4930231****</c> for a number, <c>sip:a***@carrier.example</c> for an address.</summary>
    public static string Of(string identity)
    {
        if (!identity.StartsWith("sip:", StringComparison.Ordinal))
            return identity.Length <= Shown
                ? "****" : string.Concat(identity.AsSpan(0, identity.Length - Shown), "****");
        var at = identity.LastIndexOf('@');
        return at <= 5 ? identity : string.Concat(identity.AsSpan(0, 5), "***", identity.AsSpan(at));
    }
}
