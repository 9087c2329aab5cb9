using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>The call is signed with partial attestation.</summary>
internal sealed class AttestB : ISignal
{
    public string Symbol => Symbols.AttestB;

    public SignalFamily Family => SignalFamily.Identity;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("ATTEST_B.stranger", Trend.Free, 0, 1),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input is { IsFromOutside: true, Attempt.Attestation: Attestation.B }) readings.Add(0, 1, input.Strangeness);
    }

    public string Explain(SignalInput input) =>
        "the signer knows the customer, not the number";
}
