using Spit.Detection.Standings;

namespace Spit.EdgeProxy.Grid;

/// <summary>Standings that one stream was sent and that later answers name instead of repeating them.</summary>
internal sealed class KeptStandings
{
    /// <summary>How many are kept.</summary>
    // Chosen: the trunks, networks and number ranges of a large carrier in one busy minute; half a megabyte.
    public const int Slots = 4096;

    private readonly StandingKind[] _kinds = new StandingKind[Slots];
    private readonly StandingEvidence?[] _kept = new StandingEvidence?[Slots];

    /// <param name="slot">From 1 on; any other is no slot, and nothing is kept.</param>
    /// <param name="kind">What it is of.</param>
    /// <param name="evidence">What is kept.</param>
    public void Keep(ulong slot, StandingKind kind, StandingEvidence evidence)
    {
        if (slot is > 0 and <= Slots)
        {
            _kinds[slot - 1] = kind;
            _kept[slot - 1] = evidence;
        }
    }

    /// <summary>Null when nothing is kept there.</summary>
    public StandingEvidence? Find(ulong slot, out StandingKind kind)
    {
        var isSlot = slot is > 0 and <= Slots;
        kind = isSlot ? _kinds[slot - 1] : default;
        return isSlot ? _kept[slot - 1] : null;
    }
}
