namespace Spit.Detection.Signals;

/// <summary>How much an address may say about a caller.</summary>
/// <remarks>
/// An address is what one falls back on for a caller about whom little is known. A carrier's trunk, a PBX or a NAT
/// shows one address for everybody: each good caller behind it takes from its weight. Chosen; see
/// docs/signals/SOURCE_BURST.md.
/// </remarks>
internal static class AddressWeight
{
    // Ten attempts, as many as reputation needs samples: from then on the caller speaks for himself.
    private const double KnownAttempts = 10;

    /// <summary>1 for an unknown caller from an address without good callers, falling to 0.</summary>
    public static double Of(CallerEvidence? caller, SourceEvidence source)
    {
        var unknown = caller is null ? 1 : Math.Clamp(1 - (caller.Attempts24h / KnownAttempts), 0, 1);
        return unknown / (1 + source.GoodCallers24h);
    }
}
