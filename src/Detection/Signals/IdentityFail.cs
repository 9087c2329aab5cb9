using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>The call's PASSporT does not verify.</summary>
internal sealed class IdentityFail : ISignal
{
    public string Symbol => Symbols.IdentityFail;

    public SignalFamily Family => SignalFamily.Identity;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("IDENTITY_FAIL.fail", Trend.Rising, 0, 1),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Attempt.Attestation == Attestation.Fail) readings.Add(0, 1, input.Strangeness);
    }

    public string Explain(SignalInput input) =>
        "the signature over the caller's number does not verify";
}
