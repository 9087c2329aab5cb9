using Spit.Detection;

namespace Spit.EdgeProxy.Attestations;

/// <summary>What counts of what was said about a caller's right to the number.</summary>
/// <param name="Attestation">None: nothing was said, or by nobody who is believed.</param>
/// <param name="Signer">Who signed, for example <c>cert.example.net</c>; empty when nobody did.</param>
internal readonly record struct AttestationStatement(Attestation Attestation, string Signer)
{
    public static AttestationStatement None => new(Attestation.None, "");
}
