namespace Spit.EdgeProxy;

/// <summary>What a caller is answered whose call is refused.</summary>
public sealed record RefusalOptions
{
    /// <summary>
    /// A final code from 400 to 699, but 486, 503, 604 and 607. Default: 603 (47 CFR 64.1200(k)(9) in the US).
    /// </summary>
    public int Code { get; init; } = 603;

    /// <summary>Reason phrase; under the US rule <c>Network Blocked</c>.</summary>
    public string Phrase { get; init; } = "Decline";

    /// <summary>Text of the Reason header (RFC 3326).</summary>
    /// <remarks>
    /// The US rule wants text that begins <c>v=analytics1;</c> with a redress contact (ATIS-1000099). Its exact
    /// syntax is not public, so it is the operator's to set.
    /// </remarks>
    public string Reason { get; init; } = "Call blocked by network analytics";

    /// <summary>
    /// True: score and symbols follow the text. For tests and trusted peers: a spammer can read them too.
    /// </summary>
    public bool Explain { get; init; }

    /// <summary>What a greylisted caller is told to wait; 1 s to 1 h.</summary>
    /// <remarks>
    /// Chosen: long enough that a dialler's next number comes first, short enough for a person to try again.
    /// </remarks>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(60);
}
