using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>The call is signed with gateway attestation.</summary>
internal sealed class AttestC : ISignal
{
    public string Symbol => Symbols.AttestC;

    public SignalFamily Family => SignalFamily.Identity;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("ATTEST_C.stranger", Trend.Free, 0, 1),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input is { IsFromOutside: true, Attempt.Attestation: Attestation.C }) readings.Add(0, 1, input.Strangeness);
    }

    public string Explain(SignalInput input) =>
        "the signer knows the gateway only";
}
