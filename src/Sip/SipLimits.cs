namespace Spit.Sip;

/// <summary>Bounds on everything that is read or written. Input beyond one is an error, never an exception.</summary>
public static class SipLimits
{
    /// <summary>
    /// Bytes of one datagram: the UDP length field (RFC 768); RFC 3261 18.1.1 requires to accept that much.
    /// </summary>
    public const int MaxDatagramBytes = 65_535;

    /// <summary>
    /// Header fields of one message. Long traces carry 70 Via lines (the default Max-Forwards) and as many
    /// Record-Route lines; 256 leaves room for both and keeps the scratch slots at 6 kB of stack.
    /// </summary>
    public const int MaxHeaders = 256;

    /// <summary>
    /// Bytes before the body: start line and header fields. Half a datagram: far above the 4 kB of the longest
    /// message of RFC 4475, and what we add to a message that size still fits a datagram.
    /// </summary>
    public const int MaxHeaderBytes = 32_768;

    /// <summary>Highest CSeq number: below 2^31 (RFC 3261 8.1.1.5).</summary>
    public const uint MaxCSeq = int.MaxValue;

    /// <summary>Highest Max-Forwards (RFC 3261 20.22).</summary>
    public const int MaxMaxForwards = 255;

    /// <summary>Max-Forwards of requests made here (RFC 3261 8.1.1.6).</summary>
    public const int InitialMaxForwards = 70;

    /// <summary>Lowest status code (RFC 3261 7.2).</summary>
    public const int MinStatusCode = 100;

    /// <summary>Highest status code (RFC 3261 7.2: the first digit is 1 to 6).</summary>
    public const int MaxStatusCode = 699;

    /// <summary>
    /// Changes that one rewrite can carry, header removals not counted: twice what a proxy walk needs.
    /// </summary>
    public const int MaxEdits = 32;
}
