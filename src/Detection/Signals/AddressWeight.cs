namespace Spit.Detection.Signals;

/// <summary>How much an address may say about a caller.</summary>
/// <remarks>
/// An address is what one falls back on for a caller about whom little is known. A carrier's trunk, a PBX or a NAT
/// shows one address for everybody: each good caller behind it takes from its weight. Chosen; see
/// docs/signals/SOURCE_BURST.md.
/// </remarks>
internal static class AddressWeight
{
    /// <summary>1 for a stranger from an address without good callers, falling to 0.</summary>
    public static double Of(double strangeness, SourceEvidence source) => strangeness / (1 + source.GoodCallers24h);
}
