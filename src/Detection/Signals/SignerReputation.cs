using System.Collections.Immutable;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>What strangers' calls signed by the same signer were worth.</summary>
internal sealed class SignerReputation : ISignal
{
    public string Symbol => Symbols.SignerReputation;

    public SignalFamily Family => SignalFamily.Peer;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("SIGNER_REPUTATION.suspicion", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
        new("SIGNER_REPUTATION.hour", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
        new("SIGNER_REPUTATION.novelty", Trend.Rising, 0, 0.3, 0.6, 0.8, 1),
        new("SIGNER_REPUTATION.against_trunk", Trend.Rising, -6, -4, -2, -1, 0, 1, 2, 4, 6),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        var signer = input.Evidence.Standings[StandingKind.Signer];
        Company.Read(signer, 0, input, ref readings);
        Company.ReadRecent(signer, 1, input, ref readings);
        Company.ReadNovelty(signer, 2, input, ref readings);
        Company.ReadAgainst(signer, input.Evidence.Standings[StandingKind.Trunk], 3, input, ref readings);
    }

    public string Explain(SignalInput input) =>
        Company.Explain(input, StandingKind.Signer, What(input));

    private static string What(SignalInput input) => input.Attempt.Signer.Length == 0
        ? $"over {input.Attempt.Trunk}, signed by nobody"
        : $"over {input.Attempt.Trunk}, signed by {input.Attempt.Signer} with {Names.Of(input.Attempt.Attestation)}";
}
