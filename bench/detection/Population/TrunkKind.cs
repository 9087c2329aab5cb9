namespace Spit.DetectionBench.Population;

/// <summary>What is seen of the senders behind a trunk.</summary>
internal enum TrunkKind
{
    /// <summary>Every sender has an address and a fingerprint of its own.</summary>
    Open,

    /// <summary>A few proxies: their addresses, the senders' fingerprints.</summary>
    Proxied,

    /// <summary>A back-to-back agent: one fingerprint for everybody, an address at each POP [world].</summary>
    BackToBack,
}
