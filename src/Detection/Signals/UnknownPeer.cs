using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>The call comes from a source that nobody declared.</summary>
internal sealed class UnknownPeer : ISignal
{
    public string Symbol => Symbols.UnknownPeer;

    public SignalFamily Family => SignalFamily.Peer;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("UNKNOWN_PEER.undeclared", Trend.Rising, 0, 1),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Attempt.Caller.Trust == TrustClass.Undeclared) readings.Add(0, 1, input.Strangeness);
    }

    public string Explain(SignalInput input) =>
        "nobody declared this source";
}
