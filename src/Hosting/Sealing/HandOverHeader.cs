namespace Spit.Hosting.Sealing;

/// <summary>How an edge and a challenger pass a call to each other.</summary>
public static class HandOverHeader
{
    /// <summary>The purpose of the <see cref="TextSeal"/>; its context is the Call-ID.</summary>
    public const string Purpose = "spit hand-over 1";

    /// <summary>How old a hand-over may be.</summary>
    // Chosen: clocks of one carrier differ by less, and a copied header is soon worth nothing.
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    /// <summary>The header; edges take it off what comes from outside, as all of this prefix.</summary>
    public static ReadOnlySpan<byte> Name => "X-Spit-Handover"u8;
}
