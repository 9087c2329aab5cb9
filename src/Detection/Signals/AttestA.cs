using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>The call is signed with full attestation.</summary>
internal sealed class AttestA : ISignal
{
    public string Symbol => Symbols.AttestA;

    public SignalFamily Family => SignalFamily.Identity;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("ATTEST_A.stranger", Trend.Free, 0, 1),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input is { IsFromOutside: true, Attempt.Attestation: Attestation.A }) readings.Add(0, 1, input.Strangeness);
    }

    public string Explain(SignalInput input) =>
        "the signer vouches for the caller's right to the number";
}
