using System.Text;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Attestations;

/// <summary>
/// Reads verstat where it may stand: with the number of P-Asserted-Identity or, without one, of From.
/// </summary>
internal static class VerificationStatusReader
{
    /// <summary>The parameter's name.</summary>
    public static ReadOnlySpan<byte> ParameterName => "verstat"u8;

    public static VerificationStatus Read(SipMessageView invite)
    {
        foreach (var element in invite.Elements(SipHeaderName.PAssertedIdentity))
        {
            if (SipNameAddr.TryRead(element, out var asserted)
                && Read(asserted) is var status and not VerificationStatus.Unstated)
                return status;
        }
        return Read(invite.From);
    }

    // It is a parameter of the number: in a tel URI, or in the user part of a SIP URI. Some write it behind either.
    private static VerificationStatus Read(SipNameAddr address)
    {
        var status = Find(address.Uri);
        return status == VerificationStatus.Unstated ? Find(address.Parameters.Text) : status;
    }

    private static VerificationStatus Find(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf((byte)';') is >= 0 and var semicolon)
        {
            text = text[(semicolon + 1)..];
            var end = text.IndexOfAny(";@?"u8);
            var parameter = end < 0 ? text : text[..end];
            var equals = parameter.IndexOf((byte)'=');
            if (equals > 0 && Ascii.EqualsIgnoreCase(parameter[..equals].Trim((byte)' '), ParameterName))
                return ReadValue(parameter[(equals + 1)..].Trim((byte)' '));
        }
        return VerificationStatus.Unstated;
    }

    private static VerificationStatus ReadValue(ReadOnlySpan<byte> value)
    {
        var passed = "TN-Validation-Passed"u8;
        var failed = "TN-Validation-Failed"u8;
        if (Ascii.EqualsIgnoreCase(value, passed))
            return VerificationStatus.Passed;
        if (Ascii.EqualsIgnoreCase(value, "No-TN-Validation"u8))
            return VerificationStatus.NotVerified;
        if (value.Length >= failed.Length && Ascii.EqualsIgnoreCase(value[..failed.Length], failed))
            return VerificationStatus.Failed;
        if (value.Length != passed.Length + 2 || !Ascii.EqualsIgnoreCase(value[..passed.Length], passed))
            return VerificationStatus.Unstated;
        return Passport.ReadLevel(value[(passed.Length + 1)..]) switch
        {
            Detection.Attestation.A => VerificationStatus.PassedA,
            Detection.Attestation.B => VerificationStatus.PassedB,
            Detection.Attestation.C => VerificationStatus.PassedC,
            _ => VerificationStatus.Unstated,
        };
    }
}
