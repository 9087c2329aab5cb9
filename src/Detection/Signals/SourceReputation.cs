using System.Collections.Immutable;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>What strangers' calls from the same address and its network were worth.</summary>
internal sealed class SourceReputation : ISignal
{
    public string Symbol => Symbols.SourceReputation;

    public SignalFamily Family => SignalFamily.Address;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("SOURCE_REPUTATION.address", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
        new("SOURCE_REPUTATION.network", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
        new("SOURCE_REPUTATION.network_hour", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
        new("SOURCE_REPUTATION.network_against_trunk", Trend.Rising, -6, -4, -2, -1, 0, 1, 2, 4, 6),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Source is { } source) readings.AddOfOthers(0, source.Suspicion, input);
        var network = input.Evidence.Standings[StandingKind.Network];
        Company.Read(network, 1, input, ref readings);
        Company.ReadRecent(network, 2, input, ref readings);
        Company.ReadAgainst(network, input.Evidence.Standings[StandingKind.Trunk], 3, input, ref readings);
    }

    public string Explain(SignalInput input) =>
        Company.Explain(input, StandingKind.Network, $"from the network of {input.Attempt.Source}");
}
