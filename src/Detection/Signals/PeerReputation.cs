using System.Collections.Immutable;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>What strangers' calls of the same pattern over the same trunk were worth.</summary>
internal sealed class PeerReputation : ISignal
{
    public string Symbol => Symbols.PeerReputation;

    public SignalFamily Family => SignalFamily.Peer;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("PEER_REPUTATION.suspicion", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
        new("PEER_REPUTATION.hour", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
        new("PEER_REPUTATION.novelty", Trend.Rising, 0, 0.3, 0.6, 0.8, 1),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        var trunk = input.Evidence.Standings[StandingKind.Trunk];
        Company.Read(trunk, 0, input, ref readings);
        Company.ReadRecent(trunk, 1, input, ref readings);
        Company.ReadNovelty(trunk, 2, input, ref readings);
    }

    public string Explain(SignalInput input) =>
        Company.Explain(input, StandingKind.Trunk, $"over {input.Attempt.Trunk} with such a number");
}
