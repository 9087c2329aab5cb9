namespace Spit.DetectionBench.Population;

/// <summary>What the PASSporT of a call says.</summary>
/// <param name="Attestation">A, B, C, none or fail.</param>
/// <param name="Signer">Who signed; empty when nobody did.</param>
internal readonly record struct Signature(string Attestation, string Signer)
{
    public static Signature None => new("none", "");
}
