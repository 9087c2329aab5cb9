using Spit.DetectionBench.Drawing;

namespace Spit.DetectionBench.Population;

/// <summary>The trunks of a carrier; their names are [world].</summary>
internal sealed record TrunkSet(
    Trunk Access, Trunk Biz, Trunk Forwarder, Trunk International, Trunk Unknown, Choice<Trunk> Peers)
{
    /// <summary>Interconnects whose senders show their own fingerprints; at least one.</summary>
    public IReadOnlyList<Trunk> Clear { get; } = [.. Peers.Items.Where(p => p.Kind != TrunkKind.BackToBack)];

    /// <summary>Those of them whose senders show their own addresses too; at least one.</summary>
    public IReadOnlyList<Trunk> Open { get; } = [.. Peers.Items.Where(p => p.Kind == TrunkKind.Open)];

    /// <summary>Whether the carrier's own subscribers call over it.</summary>
    public bool IsOwn(Trunk trunk) => trunk == Access || trunk == Biz;
}
